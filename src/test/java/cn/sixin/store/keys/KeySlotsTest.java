package cn.sixin.store.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySlotsTest {
    private static final KdfCost CHEAP = new KdfCost(64, 1, 1);
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

    @TempDir
    Path folder;

    private Path file;
    private KeySlots.FirstRun first;

    @BeforeEach
    void firstRun() throws IOException {
        file = folder.resolve("keys.json");
        first = KeySlots.create(file, "陈晓", chars("Sixin-2027"), CHEAP, clock(Duration.ZERO));
    }

    private static char[] chars(String text) {
        return text.toCharArray();
    }

    private static Clock clock(Duration later) {
        return Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
    }

    private KeySlots reread(Duration later) throws IOException {
        return KeySlots.read(file, CHEAP, clock(later));
    }

    private Unlock unlock(Duration later, String password) throws IOException {
        return reread(later).unlock(first.lead().id(), chars(password));
    }

    private void assertOpens(Unlock unlock) {
        assertTrue(assertInstanceOf(Unlock.Opened.class, unlock).key().sameAs(first.key()));
    }

    @Test
    void thePasswordOpensTheSameKeyHoweverTheInputMethodWroteIt() throws IOException {
        assertOpens(unlock(Duration.ZERO, "Sixin-2027"));
        assertOpens(unlock(Duration.ZERO, "Ｓixin－２０２７"));
        assertInstanceOf(Unlock.Wrong.class, unlock(Duration.ZERO, "sixin-2027"));
    }

    @Test
    void afterFiveTriesTheWaitGrowsAndSurvivesARestart() throws IOException {
        for (int left = 4; left > 0; left--) {
            assertEquals(new Unlock.Wrong(left, Duration.ZERO), unlock(Duration.ZERO, "wrong"));
        }
        assertEquals(new Unlock.Wrong(0, Duration.ofSeconds(30)), unlock(Duration.ZERO, "wrong"));
        assertEquals(new Unlock.Waiting(Duration.ofSeconds(20)), unlock(Duration.ofSeconds(10), "Sixin-2027"));
        assertEquals(new Unlock.Wrong(0, Duration.ofMinutes(1)), unlock(Duration.ofSeconds(30), "wrong"));
        Duration later = Duration.ofSeconds(30);
        for (int i = 0; i < 8; i++) {
            later = later.plus(reread(later).remainingWait(first.lead().id()));
            unlock(later, "wrong");
        }
        assertEquals(
                Duration.ofMinutes(30), reread(later).remainingWait(first.lead().id()));
        // A clock set back does not make it longer.
        assertEquals(
                Duration.ofMinutes(30),
                reread(Duration.ZERO).remainingWait(first.lead().id()));
        assertOpens(unlock(later.plusMinutes(30), "Sixin-2027"));
        assertEquals(Duration.ZERO, reread(later).remainingWait(first.lead().id()));
    }

    @Test
    void aLeadResetsAnothersPasswordAndDisablesHim() throws IOException {
        KeySlots slots = reread(Duration.ZERO);
        Officer other = slots.add(first.key(), "李明", Role.OFFICER, chars("First-one1"));
        slots.setPassword(first.key(), other.id(), chars("Second-one2"));
        assertInstanceOf(Unlock.Wrong.class, reread(Duration.ZERO).unlock(other.id(), chars("First-one1")));
        assertOpens(reread(Duration.ZERO).unlock(other.id(), chars("Second-one2")));
        assertFalse(slots.anotherLead(first.lead().id()));
        reread(Duration.ZERO).disable(other.id());
        assertInstanceOf(Unlock.NotAllowed.class, reread(Duration.ZERO).unlock(other.id(), chars("Second-one2")));
    }

    @Test
    void theRecoveryCodeOpensAndIsReplaced() throws IOException {
        String printed = first.code().printed();
        assertTrue(printed.matches("([0-9A-Z]{4}-){6}[0-9A-Z]{4}"));
        RecoveryCode typed = RecoveryCode.parse(
                        " " + printed.toLowerCase(java.util.Locale.ROOT).replace('0', 'o'))
                .orElseThrow();
        KeySlots slots = reread(Duration.ZERO);
        StoreKey key = slots.recover(typed).orElseThrow();
        assertTrue(key.sameAs(first.key()));
        slots.setPassword(key, first.lead().id(), chars("Anew-2028"));
        RecoveryCode next = slots.renewRecovery(key);
        assertTrue(reread(Duration.ZERO).recover(typed).isEmpty());
        assertTrue(reread(Duration.ZERO).recover(next).isPresent());
        assertOpens(unlock(Duration.ZERO, "Anew-2028"));
    }

    @Test
    void aCodeIsUnconfirmedUntilSomeoneSaysThatItIsKept() throws IOException {
        assertTrue(reread(Duration.ZERO).isRecoveryUnconfirmed());
        reread(Duration.ZERO).confirmRecovery();
        assertFalse(reread(Duration.ZERO).isRecoveryUnconfirmed());
        assertTrue(reread(Duration.ZERO).recover(first.code()).isPresent());
        assertFalse(Files.readString(file).contains("unconfirmed"), "as files were that do not know of it");
        reread(Duration.ZERO).renewRecovery(first.key());
        assertTrue(reread(Duration.ZERO).isRecoveryUnconfirmed());
        String tail = first.code().symbols().substring(24);
        assertTrue(first.code().isTail(" " + tail.toLowerCase(java.util.Locale.ROOT)));
        assertFalse(first.code().isTail(tail.substring(1)));
        assertFalse(first.code().isTail(""));
    }

    @Test
    void aPasswordHasEightCharactersOfThreeClasses() {
        assertTrue(PasswordRule.check(chars("Sixin-27")).isEmpty());
        assertTrue(PasswordRule.check(chars("四心sixin27")).isEmpty());
        assertEquals(
                "store.password_short",
                PasswordRule.check(chars("Six-27")).getFirst().key());
        assertEquals(
                "store.password_simple",
                PasswordRule.check(chars("sixin2027")).getFirst().key());
    }

    @Test
    void aMistypedCodeIsFoundBeforeItIsTried() {
        String symbols = first.code().symbols();
        char other = symbols.charAt(3) == '7' ? '8' : '7';
        String wrong = symbols.substring(0, 3) + other + symbols.substring(4);
        // Two check symbols: one in 1,024 slips of the pen passes; this one may.
        assertTrue(RecoveryCode.parse(wrong).isEmpty()
                || !RecoveryCode.parse(wrong).orElseThrow().equals(first.code()));
        assertTrue(RecoveryCode.parse(symbols.substring(1)).isEmpty());
        assertTrue(RecoveryCode.parse(symbols.replace(symbols.charAt(0), 'U')).isEmpty());
    }

    @Test
    void aCheaperSlotIsWrappedAnewAtTheNextSignIn() throws IOException {
        KdfCost dearer = new KdfCost(128, 2, 1);
        assertOpens(KeySlots.read(file, dearer, clock(Duration.ZERO))
                .unlock(first.lead().id(), chars("Sixin-2027")));
        assertTrue(Files.readString(file).contains("\"memoryKb\":128"));
        assertOpens(unlock(Duration.ZERO, "Sixin-2027"));
    }
}
