package cn.sixin.page.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.page.season.SeasonPage;
import cn.sixin.season.Season;
import cn.sixin.survey.Survey;
import cn.sixin.survey.Vacancy;
import cn.sixin.survey.ui.SurveyPage;
import cn.sixin.survey.ui.VacancyPage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Surveys, vacancies and the season as an officer works them, on 2027-01-20. */
class SurveyFlowTest extends PageTest {
    private static final Clock JANUARY = Clock.fixed(Instant.parse("2027-01-20T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final Path MESSY = Path.of("src/test/resources/samples/survey-messy.xlsx");

    @Override
    Clock clock() {
        return JANUARY;
    }

    private TextField field(String column) {
        return find("#field-" + column, TextField.class);
    }

    private String text(String id) {
        return find(id, Label.class).getText();
    }

    /** The officer accepts every warning and proposal by its kind. */
    private void acceptAll() {
        for (int i = 0; i < 5 && number("#fate-warning") > 0; i++) {
            click("#fate-warning");
            click("#import-accept-kind");
        }
        assertEquals(0, number("#fate-warning"));
    }

    private long count(Ledger ledger) {
        return store.count(ledger);
    }

    @Test
    void aFilledInSurveyComesInWholeFromOneFile() {
        showPage(SurveyPage.declare());
        Pictures.both(theme, scene(), "survey-empty");
        fx(() -> shown.controller().importBook(MESSY));
        await("sheets", () -> onScreen("#import-next"));
        if (!onScreen(".mapping-grid")) {
            click("#import-next");
        }
        String roster = Enterprise.LEDGER.label(labels);
        String surveys = Survey.LEDGER.label(labels);
        await("enterprises first", () -> reads(labels.text("page.import.first", roster, surveys)));
        Pictures.both(theme, scene(), "survey-import-first");
        click("#import-next");
        await("preview", () -> onScreen("#import-rows"));
        click("#import-confirm");
        await("surveys next", () -> reads(labels.text("page.import.title", surveys)));
        assertEquals(170, count(Enterprise.LEDGER));
        assertEquals("2027-01-12", field("surveyed_on").getText(), "as the sheet says");
        Pictures.both(theme, scene(), "survey-import-columns");
        Pictures.take(theme, scene(), Look.DEFAULT.scaled(200), "survey-import-columns-200");
        fx(() -> theme.apply(Look.DEFAULT));
        fx(() -> field("surveyed_on").setText("还不知道"));
        await("cannot be read", () -> onScreen("#mapping-missing"));
        assertTrue(text("#mapping-missing").contains(Survey.SURVEYED_ON.label(labels)));
        fx(() -> field("surveyed_on").setText("2027.1.13"));
        click("#import-next");
        await("preview", () -> onScreen("#import-rows"));
        acceptAll();
        Pictures.both(theme, scene(), "survey-import-preview");
        click("#import-confirm");
        await("vacancies next", () -> reads(labels.text("page.import.title", Vacancy.LEDGER.label(labels))));
        assertEquals(170, count(Survey.LEDGER));
        Pictures.both(theme, scene(), "survey-import-vacancies");
        click("#import-next");
        await("preview", () -> onScreen("#import-rows"));
        acceptAll();
        click("#import-confirm");
        await("done", () -> onScreen("#import-done"));
        assertTrue(count(Vacancy.LEDGER) > 400);
        assertTrue(onScreen("#import-done-survey") && onScreen("#import-done-vacancy"));
        Pictures.both(theme, scene(), "survey-import-result");
        click("#import-close");
        await("rows", () -> reads("2027-01-13"));
        await("totals", () -> onScreen("#summary") && reads(labels.text("survey.totals.phase", "2027", "节前")));
        Pictures.both(theme, scene(), "survey-full");
        Pictures.take(theme, scene(), Look.DEFAULT.scaled(200), "survey-full-200");
        fx(() -> theme.apply(Look.DEFAULT));
        long onPost = 0;
        for (Row row : rows(Survey.LEDGER)) {
            onPost += row.get(Survey.ON_POST, 0);
        }
        assertTrue(reads(String.format("%,d", onPost)), "Σ 在岗 stands above the table");
    }

    @Test
    void skippingAStepGoesOnAndOnePressTakesAllBack() {
        showPage(SurveyPage.declare());
        fx(() -> shown.controller().importBook(MESSY));
        await("sheets", () -> onScreen("#import-next"));
        if (!onScreen(".mapping-grid")) {
            click("#import-next");
        }
        await("columns", () -> onScreen("#import-skip"));
        click("#import-next");
        await("preview", () -> onScreen("#import-rows"));
        click("#import-confirm");
        await("surveys next", () -> onScreen("#mapping-same") && onScreen("#import-skip"));
        await("written", () -> count(Enterprise.LEDGER) == 170);
        click("#import-skip");
        await("vacancies next", () -> reads(labels.text("page.import.title", Vacancy.LEDGER.label(labels))));
        click("#import-skip");
        await("done", () -> onScreen("#import-done"));
        click("#import-undo");
        await("taken back", () -> count(Enterprise.LEDGER) == 0);
        assertEquals(0, count(Survey.LEDGER));
    }

    private List<Row> rows(Ledger ledger) {
        List<Row> rows = new ArrayList<>();
        store.forEach(ledger, rows::add);
        return rows;
    }

    private Row monitored(int number) {
        return enterprise(number, "东莞市长安华宇" + number + "电子有限公司").with(Enterprise.TAGS_COLUMN, Set.of("monitored"));
    }

    @Test
    void whoIsNotSurveyedYetIsListedAndOneKeyBeginsTheSurvey() {
        Row one = monitored(1);
        Row two = monitored(2);
        save(one, two, monitored(3).with(Enterprise.STATE, "closed"), enterprise(4, "东莞市长安信和电子有限公司"));
        showPage(SurveyPage.declare());
        press(KeyCode.CONTROL, KeyCode.M);
        await("missing", () -> onScreen("#lacking"));
        assertTrue(reads(labels.text("survey.lacking", 2)));
        Pictures.take(find("#lacking", Node.class).getScene(), "survey-missing");
        press(KeyCode.ENTER);
        await("form", () -> onScreen("#field-on_post"));
        String first = field("enterprise").getText();
        assertTrue(first.contains("华宇"), first);
        assertEquals("2027-01-20", field("surveyed_on").getText());
        fx(() -> field("on_post").requestFocus());
        type("100");
        press(KeyCode.TAB);
        type("60");
        press(KeyCode.TAB);
        type("30");
        Pictures.both(theme, scene(), "survey-form");
        press(KeyCode.CONTROL, KeyCode.S);
        await("90 of 100 are accounted for", () -> onScreen("#form-accept"));
        fx(() -> field("staying").requestFocus());
        press(KeyCode.CONTROL, KeyCode.A);
        type("40");
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> count(Survey.LEDGER) == 1);
        Row saved = rows(Survey.LEDGER).getFirst();
        assertEquals(Survey.BEFORE, saved.get(Survey.PHASE));
        assertEquals(40, saved.get(Survey.STAYING));
        Pictures.take(theme, scene(), Look.DEFAULT.scaled(200), "survey-form-200");
        fx(() -> theme.apply(Look.DEFAULT));
        press(KeyCode.CONTROL, KeyCode.M);
        await("one is left", () -> onScreen("#lacking") && reads(labels.text("survey.lacking", 1)));
        press(KeyCode.ESCAPE);
        assertFalse(onScreen("#lacking"));
    }

    @Test
    void vacanciesAreAddedUpByClassAndFoundByPress() {
        Row factory = monitored(1);
        save(
                factory,
                vacancy(factory, "操作工", "general", 40, 15),
                vacancy(factory, "包装工", "general", 10, 12 - 2),
                vacancy(factory, "焊工", "skilled", 7, 0));
        showPage(VacancyPage.declare());
        await("rows", () -> reads("操作工"));
        await(
                "totals",
                () -> reads(labels.text("survey.totals.wanted", 57, 32))
                        && reads(labels.text("survey.totals.wanted", 50, 25)));
        Pictures.both(theme, scene(), "vacancy-full");
        Pictures.take(theme, scene(), Look.DEFAULT.scaled(200), "vacancy-full-200");
        fx(() -> theme.apply(Look.DEFAULT));
        click("#quick-unfilled");
        await("open ones", () -> reads("焊工") && !reads("包装工"));
        fx(() -> shown.controller().table().focusRows());
        press(KeyCode.ENTER);
        await("form", () -> onScreen("#field-filled"));
        Pictures.both(theme, scene(), "vacancy-form");
        Row opened = rows(Vacancy.LEDGER).stream()
                .filter(row -> row.get(Vacancy.POST, "").equals(field("post").getText()))
                .findFirst()
                .orElseThrow();
        fx(() -> field("filled").requestFocus());
        press(KeyCode.CONTROL, KeyCode.A);
        type("999");
        press(KeyCode.CONTROL, KeyCode.S);
        await("more than are looked for", () -> onScreen(".form-banner .notice"));
        press(KeyCode.CONTROL, KeyCode.A);
        type(String.valueOf(opened.get(Vacancy.NUMBER, 0)));
        press(KeyCode.CONTROL, KeyCode.S);
        await(
                "saved",
                () -> Vacancy.unfilled(store.find(Vacancy.LEDGER, opened.id()).orElseThrow()) == 0);
    }

    private Row vacancy(Row enterprise, String post, String code, int number, int filled) {
        return store.draft(Vacancy.LEDGER)
                .with(Vacancy.ENTERPRISE, enterprise.id())
                .with(Vacancy.POST, post)
                .with(Vacancy.CLASS, code)
                .with(Vacancy.NUMBER, number)
                .with(Vacancy.FILLED, filled)
                .with(Vacancy.DUE_ON, LocalDate.of(2027, 2, 20));
    }

    @Test
    void aTownChangesASeasonAndItsOwnHolds() {
        showPage(SeasonPage.declare());
        await("shipped", () -> reads("2027"));
        Pictures.both(theme, scene(), "season-full");
        fx(() -> shown.controller().table().focusRows());
        press(KeyCode.ENTER);
        await("form", () -> onScreen("#field-" + Season.NEW_YEAR.name()));
        Pictures.both(theme, scene(), "season-form");
        Pictures.take(theme, scene(), Look.DEFAULT.scaled(200), "season-form-200");
        fx(() -> theme.apply(Look.DEFAULT));
        Column<LocalDate> stage = Season.REGISTER_TO;
        LocalDate later = desk.season().get(stage, LocalDate.MIN).plusDays(2);
        fx(() -> field(stage.name()).requestFocus());
        press(KeyCode.CONTROL, KeyCode.A);
        type(later.toString());
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> count(Season.LEDGER) == 1);
        Row own = rows(Season.LEDGER).getFirst();
        assertEquals(later, own.get(stage));
        await(
                "the town's own holds from now on",
                () -> later.equals(desk.season().get(stage)));
    }
}
