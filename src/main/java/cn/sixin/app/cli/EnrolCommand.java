package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.sync.Application;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.Joined;
import cn.sixin.ledger.Problem;
import cn.sixin.sync.http.DeviceKeys;
import cn.sixin.sync.http.Membership;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Makes this station known to a city server. */
@CommandLine.Command(name = "enrol")
final class EnrolCommand extends OfficerCommand {
    @Option(names = "--server", paramLabel = "URL", required = true, descriptionKey = "cli.option.city_server")
    private String server = "";

    @Option(names = "--code", paramLabel = "CODE", required = true, descriptionKey = "cli.option.city_code")
    private String code = "";

    @Option(names = "--name", paramLabel = "NAME", required = true, descriptionKey = "cli.option.city_name")
    private String name = "";

    @Option(names = "--certificate", paramLabel = "FILE", descriptionKey = "cli.option.city_certificate")
    @Nullable
    private Path certificate;

    EnrolCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station, Session session) throws IOException {
        Optional<String> pem = certificate == null
                ? Optional.empty()
                : Optional.of(Files.readString(certificate, StandardCharsets.ISO_8859_1));
        try (CitySync city = SyncCommand.city(session, labels(), tools)) {
            return switch (city.join(new Application(server, code, name, pem, DeviceKeys.fresh()))) {
                case Joined.Refused(Problem problem) -> told(problem, Exit.PROBLEM);
                case Joined.Done(Membership known) -> {
                    terminal().say("cli.enrol.done", known.server(), known.name());
                    yield Exit.DONE;
                }
            };
        }
    }
}
