package cn.sixin.city.cli;

import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.Devices;
import cn.sixin.terminal.Exit;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Lists the devices that are known. */
@CommandLine.Command(name = "devices")
final class DevicesCommand extends CityCommand {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    @Option(names = "--town", paramLabel = "TOWN", descriptionKey = "city.option.town")
    @Nullable
    private String town;

    DevicesCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) {
        Optional<String> place = town == null ? Optional.empty() : place(town);
        if (town != null && place.isEmpty()) {
            return Exit.USAGE;
        }
        List<Devices.Seen> all = new Devices(database, host.random(), host.clock()).list(place.orElse(null));
        if (all.isEmpty()) {
            terminal().say("city.devices.none");
        }
        for (Devices.Seen seen : all) {
            Devices.Device device = seen.device();
            terminal()
                    .say(
                            "city.devices.line",
                            device.id(),
                            placeName(device.home()),
                            device.name(),
                            device.officer(),
                            minute(device.enrolledAt()),
                            minute(seen.syncedAt()),
                            device.revokedAt() == null
                                    ? ""
                                    : labels("city.devices.revoked", minute(device.revokedAt())));
        }
        return Exit.DONE;
    }

    private String minute(@Nullable Instant at) {
        return at == null ? labels("city.devices.never") : MINUTE.format(at);
    }
}
