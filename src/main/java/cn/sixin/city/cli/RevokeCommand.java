package cn.sixin.city.cli;

import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.Devices;
import cn.sixin.ledger.Problem;
import cn.sixin.terminal.Exit;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Withdraws a device: from the moment this ends it gets nothing and gives nothing. */
@CommandLine.Command(name = "revoke")
final class RevokeCommand extends CityCommand {
    @Parameters(paramLabel = "DEVICE", descriptionKey = "city.option.device")
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private UUID device;

    RevokeCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) {
        if (!new Devices(database, host.random(), host.clock()).revoke(device)) {
            return told(Problem.error("city.device_unknown", device), Exit.PROBLEM);
        }
        terminal().say("city.revoked", device);
        return Exit.DONE;
    }
}
