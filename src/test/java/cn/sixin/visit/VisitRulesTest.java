package cn.sixin.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VisitRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 1, 20);
    private static final Context CONTEXT = Context.at(TODAY, "441900119", Context.Lookup.NONE);
    /** In Beijing half past midnight on the 18th, while it is still the 17th in UTC. */
    private static final Instant AT = Instant.parse("2027-01-17T16:30:00Z");

    private static final LocalDate DAY = LocalDate.of(2027, 1, 18);

    private static final Row GOOD = Row.draft(Visit.LEDGER, new UUID(1, 1), "441900119")
            .with(Visit.KIND, "enterprise")
            .with(Visit.VISITED_AT, AT)
            .with(Visit.ENTERPRISE, new UUID(2, 2))
            .with(Visit.VISITORS, "陈一、林二");

    private static Arguments rule(String name, UnaryOperator<Row> change, String... keys) {
        return arguments(name, change, List.of(keys));
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                rule("an enterprise", row -> row),
                rule("a place", row -> row.with(Visit.ENTERPRISE, null).with(Visit.PLACE, "地铁工地")),
                rule("an enterprise at a place", row -> row.with(Visit.PLACE, "二号厂房")),
                rule("nowhere", row -> row.with(Visit.ENTERPRISE, null), "visit.nowhere"),
                rule("by nobody", row -> row.with(Visit.VISITORS, null), "required"),
                rule("today", row -> row.with(Visit.VISITED_AT, Instant.parse("2027-01-20T15:59:00Z"))),
                rule(
                        "tomorrow in Beijing",
                        row -> row.with(Visit.VISITED_AT, Instant.parse("2027-01-20T16:00:00Z")),
                        "visit.visited_later"),
                rule("follow-up the same day", row -> row.with(Visit.FOLLOW_UP_ON, DAY)),
                rule(
                        "follow-up the day before",
                        row -> row.with(Visit.FOLLOW_UP_ON, DAY.minusDays(1)),
                        "visit.follow_up_before"),
                rule("followed up the same day", row -> row.with(Visit.FOLLOWED_ON, DAY)),
                rule(
                        "followed up before",
                        row -> row.with(Visit.FOLLOWED_ON, DAY.minusDays(1)),
                        "visit.followed_before"),
                rule("followed up today", row -> row.with(Visit.FOLLOWED_ON, TODAY)),
                rule(
                        "followed up tomorrow",
                        row -> row.with(Visit.FOLLOWED_ON, TODAY.plusDays(1)),
                        "visit.followed_later"),
                rule("measure 3", row -> row.with(Visit.MEASURE, "3")),
                rule("measure 17", row -> row.with(Visit.MEASURE, "17")),
                rule(
                        "an enterprise's visit for families",
                        row -> row.with(Visit.MEASURE, "7"),
                        "visit.measure_of_another_kind"),
                rule(
                        "a family's for families",
                        row -> row.with(Visit.KIND, "family").with(Visit.MEASURE, "7")),
                rule(
                        "a family's for sites",
                        row -> row.with(Visit.KIND, "family").with(Visit.MEASURE, "8"),
                        "visit.measure_of_another_kind"),
                rule(
                        "an amount to people",
                        row -> row.with(Visit.AMOUNT, 50_000L).with(Visit.PEOPLE, 1)),
                rule("an amount to nobody", row -> row.with(Visit.AMOUNT, 50_000L), "visit.amount_without_people"),
                rule(
                        "an amount to 0",
                        row -> row.with(Visit.AMOUNT, 50_000L).with(Visit.PEOPLE, 0),
                        "visit.amount_without_people"),
                rule("no amount", row -> row.with(Visit.AMOUNT, 0L)),
                rule("a negative amount", row -> row.with(Visit.AMOUNT, -1L), "number_range"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rules(String name, UnaryOperator<Row> change, List<String> keys) {
        assertEquals(
                keys,
                Visit.LEDGER.check(change.apply(GOOD), CONTEXT).stream()
                        .map(Problem::key)
                        .toList());
    }

    private static Arguments follow(String name, int daysFromToday, boolean done, String... marks) {
        UnaryOperator<Row> change = row -> row.with(Visit.FOLLOW_UP_ON, TODAY.plusDays(daysFromToday))
                .with(Visit.FOLLOWED_ON, done ? TODAY : null);
        return arguments(name, change, List.of(marks));
    }

    static Stream<Arguments> marked() {
        return Stream.of(
                arguments("none agreed", UnaryOperator.<Row>identity(), List.of()),
                follow("tomorrow", 1, false, "awaiting"),
                follow("today", 0, false, "due", "awaiting"),
                follow("yesterday", -1, false, "overdue", "awaiting"),
                follow("today, done", 0, true),
                follow("yesterday, done", -1, true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("marked")
    void marks(String name, UnaryOperator<Row> change, List<String> marks) {
        assertEquals(
                marks,
                Visit.LEDGER.marksOf(change.apply(GOOD), CONTEXT).stream()
                        .map(Mark::name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"enterprise,,3", "enterprise,17,17", "staff,,6", "family,,7", "site,,8", "talent,,9", ",,0", ",8,8"})
    void aVisitCountsForItsMeasure(String kind, String measure, int number) {
        assertEquals(number, Visit.measure(GOOD.with(Visit.KIND, kind).with(Visit.MEASURE, measure)));
    }

    @Test
    void theDayIsTheDayInBeijing() {
        assertEquals(DAY, Visit.day(GOOD));
    }

    @Test
    void theSameVisitImportedTwiceIsKnown() {
        Row again = GOOD.with(Visit.VISITED_AT, AT.plusSeconds(59)).with(Visit.PROBLEMS, "缺普工");
        assertTrue(Visit.LEDGER.key().same(GOOD, again));
        assertFalse(Visit.LEDGER.key().same(GOOD, GOOD.with(Visit.VISITED_AT, AT.plusSeconds(60))));
        assertFalse(Visit.LEDGER.key().same(GOOD, GOOD.with(Visit.KIND, "staff")));
        Row site = GOOD.with(Visit.ENTERPRISE, null).with(Visit.PLACE, "地铁 工地");
        assertTrue(Visit.LEDGER.key().same(site, site.with(Visit.PLACE, "地铁 工地 ")));
        assertFalse(Visit.LEDGER.key().same(site, site.with(Visit.PLACE, "桥梁工地")));
    }

    @Test
    void aVisitWithoutAnEnterpriseIsCalledByItsPlace() {
        Showing showing = new Showing(Labels.of(Locale.CHINA), (ledger, id) -> "测试电子");
        Row site = GOOD.with(Visit.PLACE, "二号厂房");
        assertEquals("测试电子", Visit.LEDGER.name(site, showing));
        assertEquals("二号厂房", Visit.LEDGER.name(site.with(Visit.ENTERPRISE, null), showing));
    }
}
