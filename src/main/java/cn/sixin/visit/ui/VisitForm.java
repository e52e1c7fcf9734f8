package cn.sixin.visit.ui;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.Becoming;
import cn.sixin.page.Desk;
import cn.sixin.page.Offer;
import cn.sixin.service.Service;
import cn.sixin.store.search.Filter;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import cn.sixin.store.search.Sort;
import cn.sixin.visit.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the form of a visit does for an officer who stands in a factory. */
final class VisitForm {
    /** When one goes again, by the names of the offers, in days. */
    private static final Map<String, Integer> AGAIN = Map.of("in_three_days", 3, "in_a_week", 7, "in_two_weeks", 14);

    private static final List<String> SOONEST_FIRST = List.of("in_three_days", "in_a_week", "in_two_weeks");

    /** A detail takes so many characters. */
    private static final int DETAIL = 4000;

    static final Offer.Source OFFERS = new Offer.Source(
            Set.of(Visit.ENTERPRISE, Visit.INTERVIEWEE, Visit.VISITED_AT, Visit.FOLLOW_UP_ON, Visit.FOLLOWED_ON),
            VisitForm::offers);

    static final Becoming SERVICE = new Becoming(
            "service",
            'J',
            Visit.SERVICE,
            List.of(Service.NEED, Service.STATUS, Service.DUE_ON),
            VisitForm::hindered,
            VisitForm::service);

    private VisitForm() {}

    private static List<Offer> offers(Row visit, Desk desk) {
        List<Offer> offers = new ArrayList<>();
        boolean isNew = visit.envelope().changedAt().equals(Instant.EPOCH);
        if (isNew) {
            lastOfOfficer(desk)
                    .ifPresent(last -> offers.addAll(new Offer.Builder("visitors", Visit.VISITORS)
                            .with(Visit.VISITORS, last.get(Visit.VISITORS))
                            .with(Visit.METHOD, last.get(Visit.METHOD))
                            .build()));
        }
        if (!visit.has(Visit.INTERVIEWEE)) {
            offers.addAll(interviewees(visit, desk.context()));
        }
        LocalDate day = Visit.day(visit);
        if (day != null && !visit.has(Visit.FOLLOW_UP_ON)) {
            SOONEST_FIRST.forEach(name -> offers.addAll(new Offer.Builder(name, Visit.FOLLOW_UP_ON)
                    .with(Visit.FOLLOW_UP_ON, day.plusDays(AGAIN.getOrDefault(name, 0)))
                    .build()));
        }
        if (Visit.awaitsFollowUp(visit) && !isNew) {
            offers.addAll(new Offer.Builder("followed_today", Visit.FOLLOWED_ON)
                    .with(Visit.FOLLOWED_ON, desk.context().today())
                    .build());
        }
        return offers;
    }

    /** The last visit that the officer made himself. */
    private static Optional<Row> lastOfOfficer(Desk desk) {
        Query his = Query.ALL
                .and(new Filter.Contains(Visit.VISITORS, desk.officer()))
                .sorted(new Sort(Visit.VISITED_AT, null, true));
        Result found = desk.index(Visit.LEDGER).query(his);
        return found.count() == 0 ? Optional.empty() : Optional.of(found.row(0));
    }

    /** Whom they spoke to last time, and whom the roster names. */
    private static List<Offer> interviewees(Row visit, Context context) {
        List<Offer> offers = new ArrayList<>();
        Optional<Row> last = lastInterview(visit, context);
        last.ifPresent(row -> offers.addAll(new Offer.Builder("interviewee", Visit.INTERVIEWEE)
                .with(Visit.INTERVIEWEE, row.get(Visit.INTERVIEWEE))
                .with(Visit.POST, row.get(Visit.POST))
                .with(Visit.PHONE, row.get(Visit.PHONE))
                .build()));
        UUID enterprise = visit.get(Visit.ENTERPRISE);
        if (enterprise != null) {
            context.lookup()
                    .row(Enterprise.LEDGER, enterprise)
                    .filter(row -> last.map(
                                    seen -> !seen.get(Visit.INTERVIEWEE, "").equals(row.get(Enterprise.CONTACT)))
                            .orElse(true))
                    .ifPresent(row -> offers.addAll(new Offer.Builder("contact", Visit.INTERVIEWEE)
                            .with(Visit.INTERVIEWEE, row.get(Enterprise.CONTACT))
                            .with(Visit.POST, row.get(Enterprise.CONTACT_POST))
                            .with(Visit.PHONE, row.get(Enterprise.PHONE))
                            .build()));
        }
        return offers;
    }

    private static Optional<Row> lastInterview(Row visit, Context context) {
        UUID enterprise = visit.get(Visit.ENTERPRISE);
        return enterprise == null
                ? Optional.empty()
                : context.lookup().having(Visit.ENTERPRISE, enterprise).stream()
                        .filter(row -> !row.id().equals(visit.id()) && row.has(Visit.INTERVIEWEE))
                        .max(Comparator.comparing(row -> row.get(Visit.VISITED_AT, Instant.EPOCH)));
    }

    private static Optional<Problem> hindered(Row visit, Desk desk) {
        if (!visit.has(Visit.ENTERPRISE)) {
            return Optional.of(Problem.warning("visit.service_needs_enterprise"));
        }
        if (!visit.has(Visit.PROBLEMS) && !visit.has(Visit.DEMANDS)) {
            return Optional.of(Problem.warning("visit.service_needs_problem"));
        }
        UUID service = visit.get(Visit.SERVICE);
        boolean there = service != null
                && desk.index(Service.LEDGER)
                        .row(service)
                        .filter(row -> !row.envelope().deleted())
                        .isPresent();
        return there ? Optional.of(Problem.warning("visit.service_there")) : Optional.empty();
    }

    private static Row service(Row visit, Row fresh) {
        LocalDate day = Visit.day(visit);
        return fresh.with(Service.ENTERPRISE, visit.get(Visit.ENTERPRISE))
                .with(Service.RAISED_ON, day == null ? fresh.get(Service.RAISED_ON) : day)
                .with(Service.SOURCE, "visit")
                .with(Service.DETAIL, detail(visit))
                .with(Service.ACTION, visit.get(Visit.ACTIONS));
    }

    private static String detail(Row visit) {
        String all = (visit.get(Visit.PROBLEMS, "") + "\n" + visit.get(Visit.DEMANDS, "")).strip();
        int length = all.codePointCount(0, all.length());
        return length <= DETAIL ? all : all.substring(0, all.offsetByCodePoints(0, DETAIL));
    }
}
