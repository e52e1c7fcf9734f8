package cn.sixin.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyRulesTest {
    private static final UUID FACTORY = new UUID(1, 1);
    private static final Context CONTEXT = at(LocalDate.of(2027, 1, 12));

    private static Context at(LocalDate today) {
        return Context.at(today, "441900119", Context.Lookup.NONE);
    }

    private static Row survey() {
        return Row.draft(Survey.LEDGER, new UUID(2, 1), "441900119")
                .with(Survey.ENTERPRISE, FACTORY)
                .with(Survey.PHASE, Survey.BEFORE)
                .with(Survey.SURVEYED_ON, LocalDate.of(2027, 1, 12))
                .with(Survey.ON_POST, 100);
    }

    private static Row vacancy() {
        return Row.draft(Vacancy.LEDGER, new UUID(3, 1), "441900119")
                .with(Vacancy.ENTERPRISE, FACTORY)
                .with(Vacancy.POST, "操作工")
                .with(Vacancy.CLASS, "general")
                .with(Vacancy.NUMBER, 20);
    }

    /** @param values {@code column=what an officer types}, separated by spaces */
    private static Row type(Row row, String values) {
        Row typed = row;
        for (String value : values.strip().split(" ")) {
            if (!value.isEmpty()) {
                String[] parts = value.split("=");
                typed = type(typed, row.ledger().column(parts[0]), parts[1]);
            }
        }
        return typed;
    }

    private static <T> Row type(Row row, Column<T> column, String text) {
        return row.with(column, column.kind().read(Cell.of(text), CONTEXT).value());
    }

    private static String problems(Ledger ledger, Row row) {
        return String.join(
                " ",
                ledger.check(row, CONTEXT).stream()
                        .map(p -> (p.isError() ? "E:" : "W:") + p.key())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "going_home=60 staying=40, ''",
        "going_home=60, ''",
        "staying=100, ''",
        "going_home=60 staying=41, E:survey.parts_over_on_post",
        "going_home=101, E:survey.parts_over_on_post",
        "going_home=60 staying=39, W:survey.parts_under_on_post",
        "from_province=30 from_other_province=60 from_hk_mo_tw=10, ''",
        "from_province=30 from_other_province=60 from_hk_mo_tw=11, E:survey.origins_over_on_post",
        "from_other_province=101, E:survey.origins_over_on_post",
        "holiday_from=2027-02-01 holiday_to=2027-02-12 restart_on=2027-02-13, ''",
        "holiday_from=2027-02-01 holiday_to=2027-02-01, ''",
        "holiday_from=2027-02-02 holiday_to=2027-02-01, E:survey.holiday_ends_before_it_begins",
        "holiday_from=2027-02-02 restart_on=2027-02-01, W:survey.restart_before_holiday"
    })
    void rulesOfASurvey(String values, String wanted) {
        assertEquals(wanted, problems(Survey.LEDGER, type(survey(), values)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "filled=20, ''",
        "filled=21, E:vacancy.filled_over_number",
        "pay_low=4500 pay_high=6000, ''",
        "pay_low=4500 pay_high=4500, ''",
        "pay_low=6000 pay_high=4500, E:vacancy.pay_upside_down",
        "pay_high=4500, ''"
    })
    void rulesOfAVacancy(String values, String wanted) {
        assertEquals(wanted, problems(Vacancy.LEDGER, type(vacancy(), values)));
    }

    @Property(tries = 300)
    void theSumIsJudgedAsItIs(
            @ForAll @IntRange(max = 400) int onPost,
            @ForAll @IntRange(max = 400) int going,
            @ForAll @IntRange(max = 400) int staying) {
        Row row = survey().with(Survey.ON_POST, onPost)
                .with(Survey.GOING_HOME, going)
                .with(Survey.STAYING, staying);
        int over = Integer.compare(going + staying, onPost);
        String wanted = over == 0 ? "" : over > 0 ? "E:survey.parts_over_on_post" : "W:survey.parts_under_on_post";
        assertEquals(wanted, problems(Survey.LEDGER, row));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-20,before",
        "2027-02-05,before",
        "2027-02-06,after",
        "2027-03-01,after",
        "2025-01-28,before",
        "2025-01-29,after"
    })
    void thePhaseIsTheSeasons(LocalDate today, String phase) {
        assertEquals(phase, Survey.phase(at(today)));
    }

    /** Once an enterprise, phase and season: the year turns in August. */
    @ParameterizedTest
    @CsvSource({
        "2027-01-12,before,true",
        "2026-08-01,before,true",
        "2027-07-31,before,true",
        "2027-01-12,after,false",
        "2026-07-31,before,false",
        "2027-08-01,before,false"
    })
    void onceASeasonAndPhase(LocalDate day, String phase, boolean same) {
        Row other = survey().with(Survey.SURVEYED_ON, day).with(Survey.PHASE, phase);
        assertEquals(same, Survey.LEDGER.key().same(survey(), other));
        assertFalse(Survey.LEDGER.key().same(survey(), other.with(Survey.ENTERPRISE, new UUID(1, 2))));
    }

    @ParameterizedTest
    @CsvSource({
        "操作工,general,true",
        "（操作工）,general,false",
        "'操作工 ',general,true",
        "操作工,skilled,false",
        "质检,general,false"
    })
    void aPostIsKnownByItsNameAndClass(String post, String code, boolean same) {
        Row other = vacancy().with(Vacancy.POST, post).with(Vacancy.CLASS, code);
        assertEquals(same, Vacancy.LEDGER.key().same(vacancy(), other));
    }

    @ParameterizedTest
    @CsvSource({
        "'', unfilled",
        "filled=20, ''",
        "due_on=2027-01-11, overdue unfilled",
        "due_on=2027-01-12, unfilled",
        "due_on=2027-01-11 filled=20, ''"
    })
    void marksOfAVacancy(String values, String marks) {
        Row row = type(vacancy(), values);
        List<String> there =
                Vacancy.LEDGER.marksOf(row, CONTEXT).stream().map(Mark::name).toList();
        assertEquals(marks, String.join(" ", there));
        assertTrue(Vacancy.unfilled(row) >= 0);
    }
}
