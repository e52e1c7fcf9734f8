package cn.sixin.app.update;

import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the card 程序更新 does with a chosen file, for {@code installer/linux/update-test}: prints how it went. */
public final class UpdateByHand {
    private UpdateByHand() {}

    /** @param args the data folder, the update file */
    public static void main(String[] args) throws IOException {
        Updates updates = Updates.here(Path.of(args[0]));
        switch (updates.read(Path.of(args[1]))) {
            case UpdateFile.Read.Refused(Problem problem) -> System.out.println(problem.key());
            case UpdateFile.Read.Good(UpdateFile update) -> {
                Optional<Problem> trouble = updates.stage(update, Progress.NONE);
                System.out.println(trouble.map(Problem::key).orElse("staged"));
                updates.atExit();
            }
        }
    }
}
