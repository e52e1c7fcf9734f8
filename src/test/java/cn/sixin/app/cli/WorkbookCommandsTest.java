package cn.sixin.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.station.Entry;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.station.Stations;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.exchange.Book;
import cn.sixin.exchange.Books;
import cn.sixin.exchange.Refused;
import cn.sixin.ledger.Ledger;
import cn.sixin.store.AuditLog;
import cn.sixin.survey.Survey;
import cn.sixin.survey.Vacancy;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookCommandsTest {
    /** A mobile as it must never be printed. */
    private static final String MOBILE = "(?s).*1[3-9]\\d{9}.*";

    /** Of 3,800 rows; the others repeat them word for word. */
    private static final int ROSTER = 981;

    /** Rows of the survey whose codes can be read and that are no second one of the same enterprise. */
    private static final int GOOD_IN_SURVEY = 170;

    @TempDir
    Path temp;

    private Runs runs;

    @BeforeEach
    void station() throws IOException {
        runs = new Runs(temp);
        Stations.founded(runs.home()).session().close();
    }

    private static String sample(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(WorkbookCommandsTest.class.getResource("/samples/" + name))
                        .toURI())
                .toString();
    }

    private <T> T inStore(Function<Session, T> question) {
        Station station = Stations.at(runs.home());
        var known = assertInstanceOf(Entry.Who.Known.class, station.who());
        var in = assertInstanceOf(
                Entry.In.class, station.enter(known.officers().getFirst().id(), Stations.PASSWORD.toCharArray()));
        try (Session session = in.session()) {
            return question.apply(session);
        }
    }

    private long enterprises() {
        return inStore(session -> session.store().count(Enterprise.LEDGER));
    }

    @Test
    void theRosterComesInWholeOnceAndGoesOutAndIsUndone() throws Exception {
        String roster = sample("roster-clean.xlsx");
        assertEquals(Exit.DONE, runs.signedIn("import", roster, "--ledger", "enterprise", "--dry-run"), runs::said);
        assertEquals(0, enterprises());
        assertEquals(Exit.DONE, runs.signedIn("import", roster, "--ledger", "enterprise"), runs::said);
        assertEquals(ROSTER, enterprises());
        assertFalse(runs.said().replace(temp.toString(), "").matches(MOBILE), runs.said());
        assertEquals(Exit.DONE, runs.signedIn("import", roster, "--ledger", "enterprise"), runs::said);
        assertTrue(runs.out().contains("已写入 0 行"), runs.out());

        Path workbook = temp.resolve("out.xlsx");
        assertEquals(
                Exit.DONE, runs.signedIn("export", "--ledger", "enterprise", "--to", workbook.toString()), runs::said);
        assertEquals(ROSTER + 1, rows(workbook));

        assertEquals(Exit.DONE, runs.signedIn("undo"), runs::said);
        assertEquals(0, enterprises());
        assertEquals(Exit.PROBLEM, runs.signedIn("undo"));
        assertEquals(Exit.DONE, runs.signedIn("check"), runs::said);
    }

    @Test
    void whatIsWrongIsNamedHeldBackAndMarked() throws Exception {
        Path marked = temp.resolve("marked.xlsx");
        String survey = sample("survey-messy.xlsx");
        String[] all = {"import", survey, "--ledger", "survey", "--with-others", "--accept-warnings", "--dry-run"};
        assertEquals(Exit.PROBLEM, runs.signedIn(all), runs::said);
        for (Ledger each : List.of(Enterprise.LEDGER, Survey.LEDGER, Vacancy.LEDGER)) {
            assertTrue(runs.out().contains(Runs.ZH.text("cli.import.ledger", each.label(Runs.ZH))), runs.out());
        }
        String fresh = Runs.ZH.text("cli.import.count", Runs.ZH.text("exchange.fate.new"), GOOD_IN_SURVEY);
        assertEquals(3, runs.out().split(java.util.regex.Pattern.quote(fresh), -1).length, runs.out());
        assertEquals(0, enterprises(), "nothing of it is written");
        assertEquals(
                Exit.PROBLEM,
                runs.signedIn("import", survey, "--ledger", "enterprise", "--marked", marked.toString()),
                runs::said);
        assertTrue(runs.out().contains("[错误]"), runs.out());
        // The folder's random number, which the place of the marked workbook names, may look like a mobile's.
        assertFalse(runs.said().replace(temp.toString(), "").matches(MOBILE), runs.said());
        assertTrue(rows(marked) > 0);
        assertEquals(GOOD_IN_SURVEY, enterprises());
        assertEquals(
                Exit.PROBLEM,
                runs.signedIn("import", survey, "--ledger", "survey", "--with-others", "--accept-warnings"),
                runs::said);
        assertTrue(runs.out().contains("摸查日期 2027-01-12") && runs.out().contains("阶段 节前"), runs.out());
        assertEquals(GOOD_IN_SURVEY, (long) inStore(session -> session.store().count(Survey.LEDGER)));
        assertTrue(inStore(session -> session.store().count(Vacancy.LEDGER)) > 400);
        Path names = temp.resolve("names.csv");
        Files.writeString(names, "姓名,身份证号\n毛涵,441900199001010001\n");
        assertEquals(
                Exit.USAGE,
                runs.signedIn("import", names.toString(), "--ledger", "passenger", "--into", "怀化南"),
                runs::said);
        assertTrue(runs.err().contains("怀化南"), runs.err());
    }

    @Test
    void fullExportsTakeAReasonThatIsKept() throws Exception {
        runs.demo("--enterprises", "5");
        Path csv = temp.resolve("out.csv");
        String[] export = {"export", "--ledger", "enterprise", "--to", csv.toString(), "--columns", "name,phone"};
        assertEquals(Exit.DONE, runs.signedIn(export), runs::said);
        String masked = Files.readString(csv);
        assertTrue(masked.contains("*"), masked);
        assertEquals(6, masked.lines().count());
        assertEquals(2, masked.lines().findFirst().orElseThrow().split(",").length);
        assertEquals(Exit.USAGE, runs.signedIn(with(export, "--unmasked")));
        assertEquals(masked, Files.readString(csv));
        assertEquals(Exit.DONE, runs.signedIn(with(export, "--unmasked", "--reason", "回访")), runs::said);
        assertTrue(Files.readString(csv).contains("1990000"), "whole numbers");
        List<AuditLog.Entry> kept = inStore(session -> session.store().audit().latest(10));
        assertTrue(kept.stream().anyMatch(e -> e.action().equals("export_full") && "回访".equals(e.reason())));
    }

    @Test
    void namesThatDoNotExistAreSaidWithThoseThatDo() throws Exception {
        String roster = sample("roster-clean.xlsx");
        assertEquals(Exit.USAGE, runs.signedIn("import", roster, "--ledger", "nobody"));
        assertTrue(runs.err().contains("enterprise service"), runs.err());
        assertEquals(Exit.PROBLEM, runs.signedIn("import", roster, "--ledger", "enterprise", "--sheet", "无此表"));
        assertEquals(Exit.PROBLEM, runs.signedIn("import", "gone.xlsx", "--ledger", "enterprise"));
        assertTrue(runs.err().contains("找不到“gone.xlsx”"), runs.err());
        String odd = temp.resolve("out.pdf").toString();
        assertEquals(Exit.USAGE, runs.signedIn("export", "--ledger", "service", "--to", odd));
        String csv = temp.resolve("out.csv").toString();
        assertEquals(Exit.USAGE, runs.signedIn("export", "--ledger", "service", "--to", csv, "--columns", "nix"));
        assertEquals(0, enterprises());
    }

    private static String[] with(String[] args, String... more) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(args), java.util.stream.Stream.of(more))
                .toArray(String[]::new);
    }

    private static int rows(Path workbook) throws Refused {
        try (Book book = Books.open(workbook)) {
            return book.layout(0).rows();
        }
    }
}
