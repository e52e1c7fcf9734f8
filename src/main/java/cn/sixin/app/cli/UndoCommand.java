package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.ledger.Problem;
import cn.sixin.store.ChangeGroup;
import cn.sixin.store.Saving;
import cn.sixin.store.Undone;
import cn.sixin.terminal.Exit;
import java.util.Optional;
import picocli.CommandLine;

/** Takes back the officer's last save, bulk edit, deletion or import. */
@CommandLine.Command(name = "undo")
final class UndoCommand extends OfficerCommand {
    UndoCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station, Session session) {
        Optional<ChangeGroup> last =
                session.store().lastUndoable(session.officer().name());
        if (last.isEmpty()) {
            return told(Problem.error("cli.nothing_to_undo"), Exit.PROBLEM);
        }
        ChangeGroup step = last.get();
        Undone undone = session.store().undo(step.id(), session.actor(), labels().text("cli.undo.group", step.title()));
        return switch (undone.saving()) {
            case Saving.Saved saved -> {
                terminal().say("cli.undo.done", step.title(), saved.count());
                if (undone.leftOutCount() > 0) {
                    terminal().say("cli.undo.left_out", undone.leftOutCount());
                }
                yield undone.leftOutCount() == 0 ? Exit.DONE : Exit.PROBLEM;
            }
            case Saving.Refused refused -> told(refused.trouble().problem(), Exit.STORE);
            case Saving.Stale s -> throw new IllegalStateException("nobody else writes");
            case Saving.Cancelled c -> throw new IllegalStateException("nobody can cancel it");
        };
    }
}
