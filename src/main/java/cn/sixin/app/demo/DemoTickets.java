package cn.sixin.app.demo;

import cn.sixin.code.Town;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Row;
import cn.sixin.season.Season;
import cn.sixin.season.Seasons;
import cn.sixin.season.Span;
import cn.sixin.ticket.Passenger;
import cn.sixin.ticket.Ticket;
import cn.sixin.ticket.TicketStages;
import cn.sixin.ticket.TicketStates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Batches of group tickets as they stand on a day of the season: most where they should be, some late, some sent back,
 * with passengers who cannot be anyone (sequence 000).
 */
final class DemoTickets {
    private static final List<String> WAY = TicketStates.STATUSES.codes().stream()
            .filter(status -> !status.equals(TicketStates.RETURNED) && !status.equals(TicketStates.FORFEITED))
            .toList();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final LocalDate OLDEST = LocalDate.of(1966, 1, 1);
    private static final int BIRTHDAYS = 14_000;
    /** 分 for hard, soft and second-class seats. */
    private static final long[] PRICES = {12_850, 21_900, 33_450};

    private final DemoWords words;
    private final LocalDate today;
    private final Row season;
    private final String town;
    private final Function<cn.sixin.ledger.Ledger, Row> draft;
    private int people;
    private int papers;
    private int made;

    /** @param draft makes an empty row of a ledger */
    DemoTickets(DemoWords words, LocalDate today, String town, Function<cn.sixin.ledger.Ledger, Row> draft) {
        this.words = words;
        this.today = today;
        this.town = Town.find(town).map(Town::shortName).orElse("");
        this.draft = draft;
        season = Season.of(Seasons.shipped().context(today, town, Context.Lookup.NONE));
    }

    /** Whether so many go home from an enterprise that it orders for them. */
    boolean orders(Row enterprise, SplittableRandom random) {
        return enterprise.get(Enterprise.HEADCOUNT, 0) >= 120 && random.nextInt(3) == 0;
    }

    /** An enterprise's batch home and, for two out of three, the one back, each followed by its passengers. */
    List<Row> of(Row enterprise, SplittableRandom random) {
        int size = 8 + random.nextInt(Math.clamp(enterprise.get(Enterprise.HEADCOUNT, 0) / 12, 1, 60));
        int first = people;
        people += size;
        Row there = filled(batch(enterprise, Ticket.OUTBOUND, Season.outbound(season), random), size, random);
        List<Row> rows = new ArrayList<>(withPassengers(there, first, size, random));
        if (random.nextInt(3) > 0) {
            Row back = batch(enterprise, Ticket.RETURN, Season.homecoming(season), random)
                    .with(Ticket.FROM, there.get(Ticket.TO))
                    .with(Ticket.TO, there.get(Ticket.FROM))
                    .with(Ticket.SEAT, there.get(Ticket.SEAT))
                    .with(Ticket.HANDLER, there.get(Ticket.HANDLER))
                    .with(Ticket.HANDLER_ID, there.get(Ticket.HANDLER_ID))
                    .with(Ticket.HANDLER_PHONE, there.get(Ticket.HANDLER_PHONE))
                    .with(Ticket.CERTIFICATE_NO, there.get(Ticket.CERTIFICATE_NO))
                    .with(Ticket.CERTIFIED_ON, there.get(Ticket.CERTIFIED_ON));
            String behind = TicketStates.FORFEITED.equals(there.get(Ticket.STATUS))
                    ? TicketStates.TO_PAY
                    : there.get(Ticket.STATUS, "");
            Row follows = numbers(
                    back.with(Ticket.STATUS, behind).with(Ticket.RETURNED_FOR, there.get(Ticket.RETURNED_FOR)),
                    size,
                    random);
            rows.addAll(withPassengers(follows, first, size, random));
        }
        return rows;
    }

    private Row batch(Row enterprise, String direction, Span window, SplittableRandom random) {
        LocalDate from = window.from() == null ? today : window.from();
        LocalDate to = window.to() == null ? from : window.to();
        int days = (int) ChronoUnit.DAYS.between(from, to) + 1;
        return draft.apply(Ticket.LEDGER)
                .with(Ticket.GROUP, Ticket.ENTERPRISE_GROUP)
                .with(Ticket.ENTERPRISE, enterprise.id())
                .with(Ticket.DIRECTION, direction)
                .with(Ticket.TRAVEL_ON, from.plusDays(random.nextInt(days)))
                .with(Ticket.TRAIN, words.any("train", random))
                .with(Ticket.FROM, words.any("station.home", random))
                .with(Ticket.TO, words.any("station.away", random))
                .with(Ticket.MIGRANT_STAFF, enterprise.get(Enterprise.HEADCOUNT, 0) * 3 / 4)
                .with(Ticket.HANDLER, enterprise.get(Enterprise.CONTACT))
                .with(Ticket.HANDLER_ID, id(1_000_000 + people))
                .with(Ticket.HANDLER_PHONE, enterprise.get(Enterprise.PHONE));
    }

    private Row filled(Row batch, int size, SplittableRandom random) {
        String status = status(random);
        int seat = random.nextInt(PRICES.length);
        Row row = batch.with(Ticket.STATUS, status)
                .with(Ticket.SEAT, Ticket.SEATS.codes().get(seat))
                .with(
                        Ticket.RETURNED_FOR,
                        status.equals(TicketStates.RETURNED) ? words.any("ticket.returned", random) : null);
        if (!status.equals(TicketStates.DRAFT)) {
            LocalDate day = min(today, season.get(Season.REGISTER_TO, today)).minusDays(random.nextInt(10));
            row = row.with(
                            Ticket.CERTIFICATE_NO,
                            words.text("ticket.certificate").formatted(town, day.getYear(), ++papers))
                    .with(Ticket.CERTIFIED_ON, day);
        }
        return numbers(row, size, random);
    }

    /** As many as have been said by the time that a batch stands where it does. */
    private static Row numbers(Row batch, int size, SplittableRandom random) {
        String status = batch.get(Ticket.STATUS, TicketStates.DRAFT);
        Row row = batch.with(Ticket.APPLIED, size + random.nextInt(6));
        if (TicketStates.reached(status, TicketStates.ACCEPTED)) {
            row = row.with(Ticket.ACCEPTED, size);
        }
        if (TicketStates.reached(status, TicketStates.FULFILLED)) {
            int seat = Math.max(0, Ticket.SEATS.place(batch.get(Ticket.SEAT, "hard")));
            row = row.with(Ticket.FULFILLED, size).with(Ticket.PRICE, PRICES[seat % PRICES.length]);
        }
        return row;
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Most are where the day wants them, one in eight is late, one in twenty was sent back or given up. */
    private String status(SplittableRandom random) {
        int place = 0;
        while (place < WAY.size() - 1 && isPast(WAY.get(place))) {
            place++;
        }
        int number = made++;
        if (number % 8 == 3 && place > 1) {
            return WAY.get(place - 1 - random.nextInt(Math.min(3, place)));
        }
        if (number % 20 == 5 && place > 0) {
            return place == WAY.size() - 1 ? TicketStates.FORFEITED : TicketStates.RETURNED;
        }
        String stage =
                TicketStages.stage(WAY.get(place)).map(Season.Stage::name).orElse("");
        List<String> same = WAY.stream()
                .filter(status -> TicketStages.stage(status)
                        .map(Season.Stage::name)
                        .orElse("")
                        .equals(stage))
                .toList();
        return same.get(random.nextInt(same.size()));
    }

    private boolean isPast(String status) {
        return TicketStages.stage(status)
                .map(stage -> season.get(stage.to()))
                .filter(last -> last.isBefore(today))
                .isPresent();
    }

    /** From its acceptance on a batch has its list; before, two out of three enterprises have sent theirs along already. */
    private List<Row> withPassengers(Row batch, int first, int size, SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        rows.add(batch);
        String status = batch.get(Ticket.STATUS, TicketStates.DRAFT);
        if (!TicketStates.reached(status, TicketStates.ACCEPTED) && random.nextInt(3) == 0) {
            return rows;
        }
        boolean checked = TicketStates.reached(status, TicketStates.PUBLISHED);
        for (int i = 0; i < batch.get(Ticket.ACCEPTED, size); i++) {
            boolean failed = !checked && random.nextInt(30) == 0;
            rows.add(draft.apply(Passenger.LEDGER)
                    .with(Passenger.TICKET, batch.id())
                    .with(Passenger.SEQ, i + 1)
                    .with(Passenger.NAME, words.person(new SplittableRandom(first + i)))
                    .with(Passenger.ID_KIND, Passenger.RESIDENT_CARD)
                    .with(Passenger.ID_NUMBER, id(first + i))
                    .with(Passenger.PHONE, DemoWords.phone(new SplittableRandom(first + i)))
                    .with(Passenger.CHECKED, checked ? "passed" : failed ? "failed" : "open")
                    .with(Passenger.CHECK_REASON, failed ? words.any("check.failed", random) : null));
        }
        return rows;
    }

    /** A number of the sequence 000, which is never issued. @param person each has one of his own */
    private String id(int person) {
        List<String> regions = words.list("region");
        LocalDate born = OLDEST.plusDays(person / regions.size() % BIRTHDAYS);
        String body = regions.get(person % regions.size()) + born.toString().replace("-", "") + "000";
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(body.charAt(i), 10);
        }
        return body + CHECKS.charAt(sum % CHECKS.length());
    }
}
