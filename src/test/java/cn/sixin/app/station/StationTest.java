package cn.sixin.app.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.store.keys.RecoveryCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationTest {
    @TempDir
    Path home;

    private final Stations.Hands clock = new Stations.Hands();

    private Entry enter(UUID officer, String password) {
        return Stations.at(home, clock).enter(officer, password.toCharArray());
    }

    private record Made(UUID lead, RecoveryCode code) {}

    private Made found() {
        Station station = Stations.at(home, clock);
        var made = assertInstanceOf(
                Station.Founded.Made.class,
                station.found(Stations.TOWN, Stations.OFFICER, Stations.PASSWORD.toCharArray()));
        UUID lead = made.session().officer().id();
        assertTrue(made.session().leads());
        made.session().close();
        return new Made(lead, made.code());
    }

    @Test
    void isFoundedOnceAndEnteredWithThePassword() {
        assertInstanceOf(Entry.Who.Nobody.class, Stations.at(home).who());
        Made made = found();
        var known = assertInstanceOf(Entry.Who.Known.class, Stations.at(home).who());
        assertEquals(Stations.OFFICER, known.officers().getFirst().name());
        var in = assertInstanceOf(Entry.In.class, enter(made.lead, Stations.PASSWORD));
        try (Session session = in.session()) {
            assertEquals(Stations.TOWN, session.store().town());
            assertEquals(0, session.recovered());
        }
    }

    @Test
    void fiveWrongPasswordsBringAWaitThatARestartDoesNotEnd() {
        Made made = found();
        for (int left = 4; left >= 0; left--) {
            var wrong = assertInstanceOf(Entry.WrongPassword.class, enter(made.lead, "Wrong-2027"));
            assertEquals(left, wrong.triesLeft());
        }
        var wait = assertInstanceOf(Entry.Wait.class, enter(made.lead, Stations.PASSWORD));
        clock.forward(wait.pause().plus(Duration.ofSeconds(1)));
        var in = assertInstanceOf(Entry.In.class, enter(made.lead, Stations.PASSWORD));
        in.session().close();
    }

    @Test
    void theRecoveryCodeGivesALostOfficerANewPassword() {
        Made made = found();
        Station station = Stations.at(home, clock);
        assertInstanceOf(Entry.WrongCode.class, station.recover("0000-0000", made.lead, "Summer-2027".toCharArray()));
        String typed =
                " " + made.code.printed().toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
        var in = assertInstanceOf(Entry.In.class, station.recover(typed, made.lead, "Summer-2027".toCharArray()));
        in.session().close();
        assertInstanceOf(Entry.WrongPassword.class, enter(made.lead, Stations.PASSWORD));
        var again = assertInstanceOf(Entry.In.class, enter(made.lead, "Summer-2027"));
        again.session().close();
    }

    @Test
    void brokenOrMissingKeysAreNamedAndLeftAlone() throws IOException {
        found();
        Path keys = home.resolve("store").resolve("keys.json");
        String whole = Files.readString(keys);
        Files.writeString(keys, whole.substring(0, 40));
        var broken =
                assertInstanceOf(Entry.Who.Unreadable.class, Stations.at(home).who());
        assertEquals("store.damaged", broken.problem().key());
        assertEquals(whole.substring(0, 40), Files.readString(keys));
        Files.delete(keys);
        var missing =
                assertInstanceOf(Entry.Who.Unreadable.class, Stations.at(home).who());
        assertEquals("store.keys_missing", missing.problem().key());
    }

    @Test
    void whereNothingCanBeWrittenNoKeyIsLeftBehind() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        var refused = assertInstanceOf(
                Station.Founded.Refused.class,
                Stations.at(file).found(Stations.TOWN, Stations.OFFICER, Stations.PASSWORD.toCharArray()));
        assertTrue(
                refused.problem().key().startsWith("store."), refused.problem().key());
        assertFalse(Stations.at(file).exists());
    }
}
