package cn.sixin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.code.ResidentId;
import cn.sixin.code.Town;
import cn.sixin.code.Uscc;
import cn.sixin.house.EveryKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds for every kind and any of its values. */
class KindsTest {

    private static final Context CONTEXT = Context.at(LocalDate.of(2027, 2, 20), "441900119", Context.Lookup.NONE);
    private static final Showing SHOWING = Showing.plain(Labels.of(Locale.SIMPLIFIED_CHINESE));
    private static final ChoiceList LIST = ChoiceList.named("enterprise_size")
            .option("large", "大")
            .option("medium", "中")
            .option("small", "小")
            .option("micro", "微");
    private static final String USCC_CHECKS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String ID_CHECKS = "0123456789X";
    private static final ChoicesKind CHOICES = (ChoicesKind) Kinds.choices(LIST);

    /** A kind with three of its values. */
    record Case<T>(Kind<T> kind, T a, T b, T c, boolean typed) {
        @Override
        public String toString() {
            return kind.getClass().getSimpleName() + " " + a + " | " + b + " | " + c;
        }
    }

    private static <T> Arbitrary<Case<?>> of(Kind<T> kind, boolean typed, Arbitrary<T> values) {
        return values.list().ofSize(3).map(v -> new Case<>(kind, v.get(0), v.get(1), v.get(2), typed));
    }

    @Provide
    Arbitrary<Case<?>> cases() {
        Arbitrary<String> words = Arbitraries.strings()
                .withCharRange('一', '龥')
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(60)
                .filter(word -> !word.equals("无") && !word.equals("空") && !word.equals("暂无"));
        Arbitrary<String> phones = Arbitraries.integers().between(0, 9999).map("1990000%04d"::formatted);
        return Arbitraries.oneOf(
                of(Kinds.text(200), true, words),
                of(Kinds.area(4000), true, words),
                of(Kinds.personName(), true, words),
                of(Kinds.integer(0, 1_000_000), true, Arbitraries.integers().between(0, 1_000_000)),
                of(Kinds.money(), true, Arbitraries.longs().between(0, 1_000_000_000_00L)),
                of(Kinds.date(), true, days().map(LocalDate::ofEpochDay)),
                of(Kinds.instant(), true, days().map(day -> Instant.EPOCH.plus(day * 1440 + 17, ChronoUnit.MINUTES))),
                of(Kinds.yesNo(), true, Arbitraries.of(true, false)),
                of(Kinds.choice(LIST), true, Arbitraries.of(LIST.codes())),
                of(
                        Kinds.choices(LIST),
                        true,
                        Arbitraries.of(LIST.codes()).set().ofMinSize(1).map(this::inOrder)),
                of(Kinds.town(), true, Arbitraries.of(Town.all()).map(Town::code)),
                of(Kinds.uscc(), true, codes()),
                of(Kinds.residentId(), true, residents()),
                of(Kinds.identity(), true, Arbitraries.oneOf(residents(), Arbitraries.of("H12345678", "E12345678"))),
                of(Kinds.phone(), true, phones),
                of(Kinds.industry(), true, industries()),
                of(
                        Kinds.reference(() -> cn.sixin.enterprise.Enterprise.LEDGER),
                        false,
                        Arbitraries.longs().map(n -> new UUID(0x7000, n))),
                of(
                        Kinds.attachments(),
                        false,
                        Arbitraries.strings()
                                .withCharRange('a', 'f')
                                .ofLength(64)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4)));
    }

    @Test
    void everyKindHasItsCases() {
        Set<Class<?>> tried = new HashSet<>();
        cases().sampleStream().limit(4000).forEach(c -> tried.add(c.kind().getClass()));
        Set<Class<?>> all = EveryKind.LEDGER.columns().stream()
                .map(column -> column.kind().getClass())
                .collect(Collectors.toSet());
        assertEquals(all, tried);
    }

    /** Lawful codes of enterprises that cannot be: the region is Dongguan's, the organisation a number below 100,000. */
    private static Arbitrary<String> codes() {
        return Arbitraries.integers().between(0, 99_999).map(number -> {
            String body = "91441900MA0" + "%05d".formatted(number);
            return ID_CHECKS
                    .chars()
                    .mapToObj(check -> body + (char) check)
                    .flatMap(longer -> lawful(
                            longer,
                            USCC_CHECKS,
                            code -> Uscc.check(code).faults().isEmpty()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** Lawful numbers of persons who cannot be: their sequence is 000. */
    private static Arbitrary<String> residents() {
        return Arbitraries.integers().between(0, 20_000).map(day -> {
            String born = LocalDate.of(1950, 1, 1).plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE);
            return lawful(
                            "441900" + born + "000",
                            ID_CHECKS,
                            number -> ResidentId.check(number, CONTEXT.today())
                                    .faults()
                                    .isEmpty())
                    .findFirst()
                    .orElseThrow();
        });
    }

    private static Stream<String> lawful(String body, String checks, Predicate<String> check) {
        return checks.chars().mapToObj(last -> body + (char) last).filter(check);
    }

    private static Arbitrary<String> industries() {
        return Arbitraries.of("C39", "C38", "C13", "H61", "F51", "制鞋")
                .map(typed -> Objects.requireNonNull(
                        Kinds.industry().read(Cell.of(typed), CONTEXT).value()));
    }

    private Set<String> inOrder(Set<String> codes) {
        return CHOICES.of(codes);
    }

    /** 2001 to 2036. */
    private static Arbitrary<Long> days() {
        return Arbitraries.longs().between(11_323, 24_000);
    }

    @Property
    <T> void whatIsStoredComesBack(@ForAll("cases") Case<T> c) {
        assertEquals(c.a(), c.kind().restore(c.kind().store(c.a())));
    }

    @Property
    <T> void whatIsSentArrives(@ForAll("cases") Case<T> c) {
        assertEquals(c.a(), c.kind().receive(c.kind().send(c.a())));
    }

    @Property
    <T> void whatIsShownReadsBack(@ForAll("cases") Case<T> c) {
        if (c.typed()) {
            Reading<T> reading = c.kind().read(Cell.of(c.kind().show(c.a(), SHOWING)), CONTEXT);
            assertFalse(reading.isBad(), () -> c + ": " + reading.problems());
            assertEquals(c.a(), reading.value());
        }
    }

    @Property
    <T> void theOrderIsTotal(@ForAll("cases") Case<T> c) {
        Comparator<? super T> order = c.kind().order();
        assertEquals(0, order.compare(c.a(), c.a()));
        assertEquals(Integer.signum(order.compare(c.a(), c.b())), -Integer.signum(order.compare(c.b(), c.a())));
        if (order.compare(c.a(), c.b()) <= 0 && order.compare(c.b(), c.c()) <= 0) {
            assertTrue(order.compare(c.a(), c.c()) <= 0);
        }
    }

    @Property
    void aMaskHidesMostOfAPhone(@ForAll @net.jqwik.api.constraints.IntRange(max = 9999) int tail) {
        String phone = "1990000%04d".formatted(tail);
        String masked = Kinds.phone().mask(phone, SHOWING);
        assertNotEquals(phone, masked);
        assertTrue(masked.chars().filter(c -> c == '*').count() >= 4, masked);
    }

    @Property
    void aMaskHidesTheBirthdayInAnId(@ForAll @net.jqwik.api.constraints.IntRange(min = 10, max = 28) int day) {
        String masked = Kinds.residentId().mask("441900199001" + day + "0001", SHOWING);
        assertFalse(masked.contains("199001"), masked);
        assertEquals(18, masked.codePointCount(0, masked.length()));
    }

    /** Nothing that a person may have written makes a kind throw. */
    @Property
    <T> void anyTextIsRead(@ForAll("cases") Case<T> c, @ForAll String text) {
        Reading<T> reading = c.kind().read(Cell.of(text), CONTEXT);
        assertTrue(reading.value() == null || !reading.isBad());
    }

    @Property
    <T> void anyNumberIsRead(@ForAll("cases") Case<T> c, @ForAll double number) {
        Reading<T> reading = c.kind().read(new Cell.Number(number), CONTEXT);
        assertTrue(reading.value() == null || !reading.isBad());
    }

    @Property
    void severalChoicesKeepTheListsOrder(@ForAll("mixed") List<String> words) {
        Set<String> value = Kinds.choices(LIST)
                .read(Cell.of(String.join("，", words)), CONTEXT)
                .value();
        assertEquals(
                LIST.codes().stream()
                        .filter(code -> words.contains(LIST.label(code, SHOWING.labels())))
                        .toList(),
                value == null ? List.of() : List.copyOf(value));
    }

    @Provide
    Arbitrary<List<String>> mixed() {
        return Arbitraries.of("大", "中", "小", "微").list().ofMinSize(1).ofMaxSize(5);
    }
}
