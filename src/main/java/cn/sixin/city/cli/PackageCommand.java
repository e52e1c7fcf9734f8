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
import cn.sixin.sync.parcel.ParcelTrouble;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Takes a device's sync package and writes the answer that goes back to it. */
@CommandLine.Command(name = "package")
final class PackageCommand extends CityCommand {
    @Option(names = "--in", paramLabel = "FILE", required = true, descriptionKey = "city.option.package_in")
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private Path in;

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "city.option.package_out")
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private Path out;

    PackageCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) throws IOException {
        ParcelDesk desk = new ParcelDesk(
                Ledgers.ALL,
                new Towns(database, host.clock()),
                new TownEngine(Ledgers.ALL, Protocol.SCHEMA, Quotas.STANDARD, host.clock()),
                new Blobs(database, host.clock()),
                new Devices(database, host.random(), host.clock()),
                Identity.of(database, host.random()));
        return switch (desk.take(in)) {
            case ParcelDesk.Done.Refused(ParcelTrouble why) ->
                told(Problem.error("parcel." + why.code(), in.getFileName()), Exit.PROBLEM);
            case ParcelDesk.Done.Taken taken -> written(taken);
        };
    }

    private int written(ParcelDesk.Done.Taken taken) {
        try {
            AtomicFile.write(out, stream -> stream.write(taken.file()));
        } catch (Refused refused) {
            // What was taken is taken: the same package again gets the same answer.
            return told(refused.problem(), Exit.PROBLEM);
        }
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
                        out);
        return Exit.DONE;
    }
}
