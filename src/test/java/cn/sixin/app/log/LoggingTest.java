package cn.sixin.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LoggingTest {
    private static final String PHONE = "19900001234";
    private static final String ID = "44190019880119000X";
    private static final String CODE = "91441900MAXXXX0073";
    private static final String NAME = "赵小明";

    @TempDir
    Path folder;

    private String logged(Runnable work) throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream caught = new PrintStream(console, true, StandardCharsets.UTF_8);
        System.setOut(caught);
        System.setErr(caught);
        try (Logging logging = Logging.start(folder)) {
            work.run();
            assertEquals(folder.resolve("sixin.log"), logging.file());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertEquals("", console.toString(StandardCharsets.UTF_8), "nothing is for the console");
        return Files.readString(folder.resolve("sixin.log"));
    }

    @Test
    void aRowWithPersonalDataNeverReachesTheLog() throws IOException {
        Row row = Row.draft(Enterprise.LEDGER, UUID.randomUUID(), "441900119")
                .with(Enterprise.NAME, NAME + "厂")
                .with(Enterprise.CONTACT, NAME)
                .with(Enterprise.PHONE, PHONE)
                .with(Enterprise.USCC, CODE);
        String log = logged(() -> LoggerFactory.getLogger("cn.sixin.x").warn("saving {}", row));
        assertTrue(log.contains(row.id().toString()), log);
        assertNothingPersonal(log);
    }

    @Test
    void theNetCoversNumbersThatSlippedIntoAMessage() throws IOException {
        String log = logged(() -> LoggerFactory.getLogger("cn.sixin.x")
                .error("phone {} id {} code={}, permit H12345678 on 2027-02-06, 3800 rows", PHONE, ID, CODE));
        assertNothingPersonal(log);
        assertFalse(log.contains("12345678"));
        assertTrue(log.contains("2027-02-06, 3800 rows"), log);
    }

    @Test
    void anExceptionThatQuotesAValueIsLoggedWithoutItsWords() throws IOException {
        String log = logged(() -> {
            var parse = new IllegalArgumentException("cannot read " + NAME + " " + PHONE);
            var sql = new SQLException("Value too long for CONTACT: '" + NAME + "' [22001-252]", "22001", 22001, parse);
            LoggerFactory.getLogger("cn.sixin.x").error("crash {}", "K7QF-2M9D", new IOException("disk gone", sql));
        });
        assertNothingPersonal(log);
        assertTrue(log.contains("java.io.IOException: disk gone"), log);
        assertTrue(log.contains("java.sql.SQLException: [22001-252]\n"), log);
        assertTrue(log.contains("Caused by: java.lang.IllegalArgumentException\n"), log);
        assertTrue(log.contains("LoggingTest"), log);
    }

    @Test
    void whatLibrariesSayBelowAWarningIsLeftOut() throws IOException {
        String log = logged(() -> {
            LoggerFactory.getLogger("org.jooq.tools").info("binding " + LocalDate.EPOCH);
            java.util.logging.Logger.getLogger("javafx").warning("classes were loaded from an unnamed module");
            LoggerFactory.getLogger("cn.sixin.x").info("opened");
        });
        assertFalse(log.contains("binding"), log);
        assertTrue(log.contains("unnamed module"), log);
        assertTrue(log.contains("INFO cn.sixin.x [main] opened\n"), log);
    }

    private static void assertNothingPersonal(String log) {
        for (String personal : new String[] {PHONE, ID, CODE, NAME}) {
            assertFalse(log.contains(personal), log);
        }
    }
}
