package cn.sixin.ticket;

import cn.sixin.code.Town;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.season.Season;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * 用工证明, the paper by which a town confirms how many migrant workers an enterprise has (measure 5): its words, filled
 * from the batch and its enterprise. It names no person.
 */
public final class Certificate {
    private static final String TEMPLATE = "/cn/sixin/assets/documents/employment-certificate.properties";
    /** Towns and streets have a branch of the bureau; the parks, numbered from here on, have their own offices. */
    private static final int FIRST_PARK = 441900400;

    private final Properties words = Labels.read(TEMPLATE);
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final boolean branch;

    private Certificate(Row ticket, Row enterprise, String town) {
        Town place = Town.find(town).orElseThrow();
        branch = Integer.parseInt(place.code()) < FIRST_PARK;
        LocalDate day = ticket.get(Ticket.CERTIFIED_ON, LocalDate.MIN);
        int staff = ticket.get(Ticket.MIGRANT_STAFF, 0);
        facts.put("number", ticket.get(Ticket.CERTIFICATE_NO, ""));
        facts.put("enterprise", enterprise.get(Enterprise.NAME, ""));
        facts.put("town", place.name());
        facts.put("town_short", place.shortName());
        facts.put("date", day(day));
        facts.put("headcount", String.valueOf(staff));
        facts.put("year", String.valueOf(Season.year(ticket.get(Ticket.TRAVEL_ON, day))));
        facts.put("code", part("code", "uscc", enterprise.get(Enterprise.USCC)));
        facts.put("address", part("address", "place", enterprise.get(Enterprise.ADDRESS)));
    }

    /** What still has to be filled in before it can be issued; empty when it can be. */
    public static List<Problem> missing(Row ticket, Context context) {
        List<Problem> missing = new ArrayList<>();
        if (!Ticket.ENTERPRISE_GROUP.equals(ticket.get(Ticket.GROUP))) {
            return List.of(Problem.error("ticket.certificate_of_self").on(Ticket.GROUP));
        }
        if (enterprise(ticket, context).isEmpty()) {
            missing.add(Problem.error("ticket.without_enterprise").on(Ticket.ENTERPRISE));
        }
        if (!ticket.has(Ticket.CERTIFICATE_NO)) {
            missing.add(Problem.error("ticket.without_certificate").on(Ticket.CERTIFICATE_NO));
        }
        if (!ticket.has(Ticket.CERTIFIED_ON)) {
            missing.add(Problem.error("ticket.certificate_without_day").on(Ticket.CERTIFIED_ON));
        }
        TicketRules.tooFewStaff(ticket.with(Ticket.STATUS, TicketStates.CERTIFIED), context)
                .ifPresent(problem -> missing.add(problem.on(Ticket.MIGRANT_STAFF)));
        return missing;
    }

    /** @throws java.util.NoSuchElementException when {@link #missing} has anything */
    public static Certificate of(Row ticket, Context context) {
        return new Certificate(ticket, enterprise(ticket, context).orElseThrow(), context.town());
    }

    private static Optional<Row> enterprise(Row ticket, Context context) {
        return Optional.ofNullable(ticket.get(Ticket.ENTERPRISE))
                .flatMap(id -> context.lookup().row(Enterprise.LEDGER, id))
                .filter(row -> !row.envelope().deleted());
    }

    public String title() {
        return text("title");
    }

    public String number() {
        return text("number");
    }

    public String addressee() {
        return text("addressee");
    }

    public List<String> body() {
        return List.of(text("body").split("\\|"));
    }

    public String signer() {
        return text(branch ? "signer" : "signer_other");
    }

    public String date() {
        return facts.getOrDefault("date", "");
    }

    public String note() {
        return text("note");
    }

    private String text(String key) {
        return filled(words.getProperty(key, ""));
    }

    private String part(String key, String fact, @org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : words.getProperty(key, "").replace("{" + fact + "}", value);
    }

    private String filled(String template) {
        String text = template;
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", fact.getValue());
        }
        return text;
    }

    /** 2027年1月5日, as documents write it (GB/T 9704-2012). */
    private String day(LocalDate day) {
        return words.getProperty("day", "")
                .replace("{y}", String.valueOf(day.getYear()))
                .replace("{m}", String.valueOf(day.getMonthValue()))
                .replace("{d}", String.valueOf(day.getDayOfMonth()));
    }
}
