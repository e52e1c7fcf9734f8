package cn.sixin.city.cli;

import cn.sixin.Ledgers;
import cn.sixin.city.db.Blobs;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.Devices;
import cn.sixin.city.db.Identity;
import cn.sixin.city.db.Towns;
import cn.sixin.city.engine.Quotas;
import cn.sixin.city.engine.TownEngine;
import cn.sixin.city.parcel.ParcelDesk;
import cn.sixin.exchange.AtomicFile;
import cn.sixin.exchange.Refused;
import cn.sixin.ledger.Problem;
import cn.sixin.sync.parcel.Parcel;
import cn.sixin.sync.parcel.ParcelTrouble;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Takes devices' sync packages and writes the answers that go back to them. */
@CommandLine.Command(name = "package")
final class PackageCommand extends CityCommand {
    @Option(
            names = "--in",
            paramLabel = "FILE",
            arity = "1..*",
            required = true,
            descriptionKey = "city.option.package_in")
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private List<Path> in;

    @Option(names = "--out", paramLabel = "FILE|DIR", required = true, descriptionKey = "city.option.package_out")
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private Path out;

    PackageCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) {
        boolean folder = Files.isDirectory(out);
        if (in.size() > 1 && !folder) {
            return told(Problem.error("city.package_folder", out), Exit.USAGE);
        }
        ParcelDesk desk = new ParcelDesk(
                Ledgers.ALL,
                new Towns(database, host.clock()),
                new TownEngine(Ledgers.ALL, Protocol.SCHEMA, Quotas.STANDARD, host.clock()),
                new Blobs(database, host.clock()),
                new Devices(database, host.random(), host.clock()),
                Identity.of(database, host.random()),
                Parcel.MOST);
        int exit = Exit.DONE;
        for (Path each : in) {
            // In a folder nothing is replaced; a file that was named is.
            Path answer =
                    folder ? AtomicFile.free(out.resolve(labels("city.package.answer", each.getFileName()))) : out;
            Optional<Problem> trouble = taken(desk, each, answer);
            trouble.ifPresent(problem -> told(problem, Exit.PROBLEM));
            exit = trouble.isPresent() ? Exit.PROBLEM : exit;
        }
        return exit;
    }

    /** Takes one and writes what it gets. What was taken is taken: the same package again gets the same answer. */
    private Optional<Problem> taken(ParcelDesk desk, Path file, Path answer) {
        long from = 0;
        do {
            ParcelDesk.Done done;
            try {
                done = desk.take(file, from);
            } catch (IOException e) {
                return Optional.of(Problem.error("file.refused", file.toString()));
            }
            switch (done) {
                case ParcelDesk.Done.Refused(ParcelTrouble why) -> {
                    return Optional.of(Problem.error("parcel." + why.code(), file.getFileName()));
                }
                case ParcelDesk.Done.Taken taken -> {
                    Path place = from == 0 ? answer : AtomicFile.free(answer);
                    try {
                        AtomicFile.write(place, stream -> stream.write(taken.file()));
                    } catch (Refused refused) {
                        return Optional.of(refused.problem());
                    }
                    say(taken, place);
                    from = taken.next();
                }
            }
        } while (from != 0);
        return Optional.empty();
    }

    private void say(ParcelDesk.Done.Taken taken, Path place) {
        terminal()
                .say(
                        "city.package.done",
                        taken.number(),
                        taken.device().name(),
                        placeName(taken.device().home()),
                        taken.ops(),
                        taken.conflicts(),
                        taken.rejected(),
                        taken.rows(),
                        taken.photosTaken(),
                        taken.photosGiven(),
                        place);
        if (taken.next() > 0) {
            terminal().say("city.package.more");
        }
    }
}
