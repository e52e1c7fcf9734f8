package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.ledger.Problem;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import cn.sixin.store.files.StoreTrouble;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** A backup made now. A full disk is the officer's to put right; anything else is ours and is thrown. */
sealed interface BackupNow {
    record Made(Backup backup) implements BackupNow {}

    record Refused(Problem problem) implements BackupNow {}

    static BackupNow of(Session session, Clock clock, Backup.Reason reason) throws IOException {
        Optional<StoreTrouble> trouble = session.store().files().check();
        if (trouble.isPresent()) {
            return new Refused(trouble.get().problem());
        }
        try {
            return new Made(new Backups(session.store().files(), clock).make(session.store(), reason));
        } catch (IOException e) {
            return new Refused(StoreTrouble.of(e, session.store().files().home())
                    .orElseThrow(() -> e)
                    .problem());
        }
    }
}
