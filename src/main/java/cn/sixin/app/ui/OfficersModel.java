package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.ledger.Problem;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.store.keys.KeySlots;
import cn.sixin.store.keys.Officer;
import cn.sixin.store.keys.RecoveryCode;
import cn.sixin.store.keys.Role;
import cn.sixin.store.keys.StoreKey;
import cn.sixin.store.keys.Unlock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Who may open this station, and what may be done about it. Each deed is checked against the slots as they are now and
 * kept in the audit log. The calls block; passwords are wiped by the caller.
 */
final class OfficersModel {
    private final Session session;

    OfficersModel(Session session) {
        this.session = session;
    }

    /** In the order in which they were added, disabled ones too. */
    List<Officer> officers() {
        return session.officers();
    }

    boolean leads() {
        return session.leads();
    }

    Officer self() {
        return session.officer();
    }

    /** Empty when he was added. Names are told apart, since what was done is remembered by name. */
    Optional<Problem> add(String typed, Role role, char[] password) throws IOException {
        String name = typed.strip();
        if (officers().stream().anyMatch(o -> o.name().equals(name))) {
            return Optional.of(Problem.error("settings.name_taken", name));
        }
        Optional<Problem> trouble = mayLead();
        if (trouble.isEmpty()) {
            return written(() -> {
                slots().add(key(), name, role, password);
                note("officer_added", name);
            });
        }
        return trouble;
    }

    /** Gives a new password, which also ends a wait and lets a disabled officer in again. */
    Optional<Problem> reset(Officer officer, char[] password) throws IOException {
        Optional<Problem> trouble = mayLead();
        if (trouble.isEmpty()) {
            return written(() -> {
                slots().setPassword(key(), officer.id(), password);
                note(officer.disabled() ? "officer_enabled" : "password_reset", officer.name());
            });
        }
        return trouble;
    }

    /** Not himself, and never the last who leads: nobody could then let others in. */
    Optional<Problem> disable(Officer officer) throws IOException {
        if (officer.id().equals(self().id())) {
            return Optional.of(Problem.error("settings.disable_self"));
        }
        if (officer.role() == Role.LEAD && !slots().anotherLead(officer.id())) {
            return Optional.of(Problem.error("settings.last_lead", officer.name()));
        }
        Optional<Problem> trouble = mayLead();
        if (trouble.isEmpty()) {
            return written(() -> {
                slots().disable(officer.id());
                note("officer_disabled", officer.name());
            });
        }
        return trouble;
    }

    /** The officer's own change; the present password is asked as at the sign-in, wrong ones are counted alike. */
    Optional<Problem> changeOwn(char[] present, char[] password) throws IOException {
        return switch (slots().unlock(self().id(), present)) {
            case Unlock.Opened(StoreKey opened, Officer who) -> {
                opened.close();
                yield written(() -> {
                    slots().setPassword(key(), who.id(), password);
                    note("password_changed", who.name());
                });
            }
            case Unlock.Wrong(int left, var pause) when left > 0 -> Optional.of(Problem.error("sign_in.wrong", left));
            case Unlock.Wrong(int none, var pause) -> Optional.of(Problem.error("sign_in.wait", pause.toSeconds()));
            case Unlock.Waiting(var pause) -> Optional.of(Problem.error("sign_in.wait", pause.toSeconds()));
            case Unlock.NotAllowed n -> Optional.of(Problem.error("officer.disabled"));
        };
    }

    /** What asking for a new recovery code gives. */
    sealed interface Renewed {
        record Made(RecoveryCode code) implements Renewed {}

        record Refused(Problem problem) implements Renewed {}
    }

    /** A new recovery code; the one before it opens nothing any more. */
    Renewed renewRecovery() throws IOException {
        if (!leads()) {
            throw new IllegalStateException("only a lead renews the recovery code");
        }
        try {
            RecoveryCode code = slots().renewRecovery(key());
            note("recovery_renewed", "");
            return new Renewed.Made(code);
        } catch (IOException e) {
            return new Renewed.Refused(told(e));
        }
    }

    /** The officer says that the code is kept; until then it is asked about at each sign-in of a lead. */
    Optional<Problem> confirmRecovery() throws IOException {
        return written(() -> slots().confirmRecovery());
    }

    /** 9 digits. */
    String town() {
        return session.store().town();
    }

    private interface Write {
        void run() throws IOException;
    }

    private Optional<Problem> written(Write write) throws IOException {
        try {
            write.run();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(told(e));
        }
    }

    /** A full disk or a folder that became read-only is the officer's to put right; anything else is ours. */
    private Problem told(IOException e) throws IOException {
        return StoreTrouble.of(e, session.store().files().home())
                .orElseThrow(() -> e)
                .problem();
    }

    /** Someone may have been disabled by another lead since he signed in. */
    private Optional<Problem> mayLead() {
        boolean leads =
                officers().stream().anyMatch(o -> o.id().equals(self().id()) && o.role() == Role.LEAD && !o.disabled());
        return leads ? Optional.empty() : Optional.of(Problem.error("settings.not_lead"));
    }

    private KeySlots slots() {
        return session.slots();
    }

    private StoreKey key() {
        return session.key();
    }

    private void note(String action, String subject) {
        session.store().audit().add(self().name(), action, subject, null);
    }
}
