package cn.sixin.weekly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.sixin.dispatch.Dispatch;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Whatever was reported, in whatever order and with whatever gaps: the report's sums are those of a plain walk. */
class ReportOracleTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 2, 13);
    private static final int DAYS = 24;
    private static final List<Column<Integer>> COUNTS = List.of(
            Dispatch.ON_POST,
            Dispatch.GOING_HOME,
            Dispatch.STAYING,
            Dispatch.RETURNED,
            Dispatch.HIRED,
            Dispatch.LEFT,
            Dispatch.PRESENT,
            Dispatch.SHORT_GENERAL,
            Dispatch.SHORT_SKILLED,
            Dispatch.SHORT_TECHNICAL,
            Dispatch.SHORT_MANAGERIAL,
            Dispatch.SHORT_TOTAL,
            Dispatch.RIGID,
            Dispatch.RIGID_SOLVED);

    @Property(tries = 200)
    void theSumsAreThoseOfAPlainWalk(@ForAll long seed) {
        Random random = new Random(seed);
        List<Row> rows = rows(random);
        LocalDate to = FIRST.plusDays(random.nextInt(DAYS));
        Figures report = Standing.sum(Standing.asOf(rows, FIRST, to));
        assertEquals(oracle(rows, to), report);
        for (Rate rate : Rate.values()) {
            assertEquals(printed(rate, rows, to), rate.of(report).text(), rate::name);
        }
    }

    @Property(tries = 100)
    void theCourseIsTheReportOfEachDay(@ForAll long seed) {
        List<Row> rows = rows(new Random(seed));
        Map<LocalDate, Figures> course = Standing.course(rows, FIRST, FIRST.plusDays(DAYS));
        for (int i = 0; i <= DAYS; i++) {
            LocalDate day = FIRST.plusDays(i);
            List<Standing> standings = Standing.asOf(rows, FIRST, day);
            assertEquals(standings.isEmpty() ? null : Standing.sum(standings), course.get(day), day::toString);
        }
    }

    @Property(tries = 500)
    void aRatioIsTheNearestHundredthOfAPerCent(
            @ForAll @LongRange(min = 0, max = 10_000_000) long part,
            @ForAll @LongRange(min = 1, max = 10_000_000) long whole) {
        BigDecimal printed = new Ratio(part, whole).percent().orElseThrow();
        // |printed − exact| <= 1/2 of the last digit, in whole numbers: 2 × |printed × whole × 100 − part × 10,000| <=
        // whole
        BigInteger off = printed.movePointRight(2)
                .toBigIntegerExact()
                .multiply(BigInteger.valueOf(whole))
                .subtract(BigInteger.valueOf(part).multiply(BigInteger.valueOf(10_000)));
        assertEquals(
                -1,
                off.abs()
                        .multiply(BigInteger.TWO)
                        .compareTo(BigInteger.valueOf(whole).add(BigInteger.ONE)));
    }

    private static List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        int enterprises = random.nextInt(7);
        for (int enterprise = 0; enterprise < enterprises; enterprise++) {
            // Days before the season's first one are there, too: nothing of them may count.
            for (int day = -6; day < DAYS; day++) {
                if (random.nextInt(3) > 0) {
                    rows.add(row(random, enterprise, FIRST.plusDays(day)));
                }
            }
        }
        Collections.shuffle(rows, random);
        return rows;
    }

    private static Row row(Random random, int enterprise, LocalDate day) {
        List<String> states = Dispatch.OPEN_STATES.codes();
        Row row = Row.draft(Dispatch.LEDGER, new UUID(random.nextLong(), random.nextLong()), "441900119")
                .with(Dispatch.ENTERPRISE, new UUID(7, enterprise))
                .with(Dispatch.AS_OF, day)
                .with(Dispatch.OPEN_STATE, states.get(random.nextInt(states.size())));
        for (Column<Integer> column : COUNTS) {
            if (random.nextInt(4) > 0) {
                row = row.with(column, random.nextInt(5_000));
            }
        }
        return row;
    }

    /** Enterprise by enterprise, looking for its latest row back from the day. */
    private static Figures oracle(List<Row> rows, LocalDate to) {
        long[] sums = new long[Figure.values().length];
        for (Row row : standing(rows, to)) {
            for (Figure figure : Figure.values()) {
                sums[figure.ordinal()] += value(row, figure);
            }
        }
        return Figures.of(figure -> sums[figure.ordinal()]);
    }

    private static List<Row> standing(List<Row> rows, LocalDate to) {
        List<Row> standing = new ArrayList<>();
        for (int enterprise = 0; enterprise < 7; enterprise++) {
            UUID id = new UUID(7, enterprise);
            LocalDate day = to;
            Row found = null;
            while (found == null && !day.isBefore(FIRST)) {
                for (Row row : rows) {
                    if (id.equals(row.get(Dispatch.ENTERPRISE)) && day.equals(row.get(Dispatch.AS_OF))) {
                        found = row;
                    }
                }
                day = day.minusDays(1);
            }
            if (found != null) {
                standing.add(found);
            }
        }
        return standing;
    }

    private static long value(Row row, Figure figure) {
        boolean gone = row.get(Dispatch.OPEN_STATE, "").equals("closed_moved");
        if (figure == Figure.CLOSED_MOVED) {
            return gone ? 1 : 0;
        }
        if (gone) {
            return 0;
        }
        return switch (figure) {
            case DUE -> 1;
            case OPENED -> List.of("partly", "fully", "no_holiday").contains(row.get(Dispatch.OPEN_STATE, "")) ? 1 : 0;
            case ON_POST ->
                row.has(Dispatch.ON_POST)
                        ? row.get(Dispatch.ON_POST, 0)
                        : row.get(Dispatch.GOING_HOME, 0) + row.get(Dispatch.STAYING, 0);
            case PRESENT ->
                row.has(Dispatch.PRESENT)
                        ? row.get(Dispatch.PRESENT, 0)
                        : row.get(Dispatch.STAYING, 0)
                                + row.get(Dispatch.RETURNED, 0)
                                + row.get(Dispatch.HIRED, 0)
                                - row.get(Dispatch.LEFT, 0);
            case SHORT_TOTAL ->
                row.has(Dispatch.SHORT_TOTAL)
                        ? row.get(Dispatch.SHORT_TOTAL, 0)
                        : row.get(Dispatch.SHORT_GENERAL, 0)
                                + row.get(Dispatch.SHORT_SKILLED, 0)
                                + row.get(Dispatch.SHORT_TECHNICAL, 0)
                                + row.get(Dispatch.SHORT_MANAGERIAL, 0);
            default -> {
                Integer count = (Integer) row.get(Dispatch.LEDGER.column(figure.code()));
                yield count == null ? 0 : count;
            }
        };
    }

    /** The two sums divided with more digits than are printed, then rounded by hand. */
    private static String printed(Rate rate, List<Row> rows, LocalDate to) {
        long part = 0;
        long whole = 0;
        for (Row row : standing(rows, to)) {
            long opened = value(row, Figure.OPENED);
            long shortage = value(row, Figure.SHORT_TOTAL);
            switch (rate) {
                case OPENING -> {
                    part += opened;
                    whole += value(row, Figure.DUE);
                }
                case OPENING_OF_ALL -> {
                    part += opened;
                    whole += 1;
                }
                case RETURN_HOME -> {
                    part += value(row, Figure.RETURNED);
                    whole += value(row, Figure.GOING_HOME);
                }
                case RETURN_ALL -> {
                    part += value(row, Figure.RETURNED) + value(row, Figure.STAYING);
                    whole += value(row, Figure.ON_POST);
                }
                case ARRIVAL -> {
                    part += value(row, Figure.PRESENT);
                    whole += value(row, Figure.ON_POST);
                }
                case SHORTAGE_A -> {
                    part += shortage;
                    whole += value(row, Figure.PRESENT);
                }
                case SHORTAGE_B -> {
                    part += shortage;
                    whole += value(row, Figure.PRESENT) + shortage;
                }
                case RIGID_SOLVED -> {
                    part += value(row, Figure.RIGID_SOLVED);
                    whole += value(row, Figure.RIGID);
                }
            }
        }
        if (whole == 0) {
            return "—";
        }
        BigDecimal exact = new BigDecimal(part * 100).divide(new BigDecimal(whole), new MathContext(40));
        boolean negative = exact.signum() < 0;
        BigDecimal hundredths = exact.abs().movePointRight(2).add(new BigDecimal("0.5"));
        String digits = "%03d".formatted(hundredths.toBigInteger());
        String text = digits.substring(0, digits.length() - 2) + "." + digits.substring(digits.length() - 2) + "%";
        return negative && hundredths.toBigInteger().signum() > 0 ? "-" + text : text;
    }
}
