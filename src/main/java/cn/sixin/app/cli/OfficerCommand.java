package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.page.Desk;
import cn.sixin.terminal.Exit;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A command on the open store, by an officer who signs in for it. */
abstract class OfficerCommand extends Command {
    @Mixin
    protected SignInOptions signIn = new SignInOptions();

    protected OfficerCommand(Tools tools) {
        super(tools);
    }

    /** The work in the open store. @return the exit code */
    protected abstract int run(Station station, Session session) throws Exception;

    @Override
    protected int run(Station station) throws Exception {
        Optional<Session> entered = signIn.enter(station, terminal());
        if (entered.isEmpty()) {
            return Exit.STORE;
        }
        try (Session session = entered.get()) {
            return run(station, session);
        }
    }

    /** The store's rows in memory, as the window has them. */
    protected final Desk desk(Session session) {
        return Desk.open(
                session.store(), labels(), tools.clock(), session.officer().name());
    }
}
