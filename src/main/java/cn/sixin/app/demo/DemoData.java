package cn.sixin.app.demo;

import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import cn.sixin.store.Actor;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.Writing;
import cn.sixin.survey.Survey;
import cn.sixin.survey.Vacancy;
import cn.sixin.visit.Visit;
import cn.sixin.weekly.Weekly;
import cn.sixin.weekly.WeeklyRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Fills an empty store with enterprises that do not exist and the needs they raised, as one group that undo takes back. */
public final class DemoData {
    /** Enough to fill a page and to filter; a town's roster has thousands. */
    public static final int DEFAULT_ENTERPRISES = 120;

    /** More than a town has; a bound against a slip of the finger. */
    public static final int MOST_ENTERPRISES = 1_000_000;

    /** The same seed makes the same enterprises. */
    public static final long SEED = 20_270_206L;

    private static final int ONE_NEED_IN = 3;
    private static final int ONE_VISIT_IN = 4;
    private static final int ONE_ELSEWHERE_IN = 15;
    /** As many of the first enterprises as a town has of them, however large the demo. */
    private static final int ORDERING = 4_000;

    private final Store store;
    private final Labels labels;
    private final LocalDate today;

    public DemoData(Store store, Labels labels, LocalDate today) {
        this.store = store;
        this.labels = labels;
        this.today = today;
    }

    /** Whether the store holds nothing that a demo could be mistaken for, or mixed with. */
    public boolean mayFill() {
        return store.ledgers().stream().allMatch(l -> store.count(l) == 0);
    }

    /** @param enterprises 1 to {@link #MOST_ENTERPRISES} */
    public Saving fill(int enterprises, Actor actor, Progress progress) {
        return fill(enterprises, SEED, actor, progress);
    }

    /** As above, from another seed. */
    public Saving fill(int enterprises, long seed, Actor actor, Progress progress) {
        DemoWords words = new DemoWords();
        Context context = Context.at(today, store.town(), Context.Lookup.NONE);
        DemoEnterprises roster = new DemoEnterprises(words, context);
        DemoServices needs = new DemoServices(words, today);
        DemoVisits visits = new DemoVisits(words, today, DemoPictures.keep(store));
        DemoSurveys surveys = new DemoSurveys(today);
        SplittableRandom seeds = new SplittableRandom(seed);
        SplittableRandom ways = new SplittableRandom(seed + 1);
        DemoTickets tickets = new DemoTickets(words, today, store.town(), store::draft);
        SplittableRandom trips = new SplittableRandom(seed + 2);
        SplittableRandom answers = new SplittableRandom(seed + 3);
        SplittableRandom seasons = new SplittableRandom(seed + 4);
        DemoDispatch dispatch = new DemoDispatch(today);
        List<Row> all = new ArrayList<>();
        try (Writing writing = store.begin(GroupKind.IMPORT, labels.text("demo.group", enterprises), actor)) {
            for (int number = 0; number < enterprises && !writing.hopeless(); number++) {
                if (writing.told(progress, number, enterprises)) {
                    return new Saving.Cancelled();
                }
                SplittableRandom random = seeds.split();
                Row enterprise = writing.create(roster.fill(store.draft(Enterprise.LEDGER), number, random));
                List<Row> raised =
                        random.nextInt(ONE_NEED_IN) == 0 ? raise(needs, enterprise.id(), random, writing) : List.of();
                all.addAll(raised);
                visit(visits, enterprise, raised, number, ways.split(), writing);
                if (number < ORDERING && tickets.orders(enterprise, trips)) {
                    tickets.of(enterprise, trips).forEach(writing::create);
                }
                survey(surveys, enterprise, answers.split(), writing);
                dispatch.fill(enterprise, seasons.split(), () -> store.draft(Dispatch.LEDGER), writing::create);
            }
            dispatch.close(actor.officer(), () -> store.draft(ClosedDay.LEDGER), writing::create);
            dispatch.weekly().ifPresent(weekly -> report(weekly, all, actor.officer(), writing));
            return writing.commit(progress);
        }
    }

    private void report(DemoWeekly weekly, List<Row> needs, String officer, Writing writing) {
        weekly.report(needs, officer, () -> store.draft(Weekly.LEDGER), () -> store.draft(WeeklyRow.LEDGER))
                .forEach(writing::create);
        weekly.corrections()
                .forEach(correction ->
                        writing.update(correction.kept(), correction.meant(), labels.text("demo.correction")));
    }

    private List<Row> raise(DemoServices needs, UUID enterprise, SplittableRandom random, Writing writing) {
        int several = 1 + random.nextInt(2);
        List<Row> raised = new ArrayList<>();
        for (int i = 0; i < several; i++) {
            raised.add(writing.create(needs.fill(store.draft(Service.LEDGER), enterprise, random)));
        }
        return raised;
    }

    private void survey(DemoSurveys surveys, Row enterprise, SplittableRandom random, Writing writing) {
        surveys.surveys(enterprise, () -> store.draft(Survey.LEDGER), random).forEach(writing::create);
        surveys.vacancies(enterprise, () -> store.draft(Vacancy.LEDGER), random).forEach(writing::create);
    }

    /** A need that was raised at a visit has its visit. */
    private void visit(
            DemoVisits visits, Row enterprise, List<Row> raised, int number, SplittableRandom random, Writing writing) {
        for (Row need : raised) {
            if ("visit".equals(need.get(Service.SOURCE))) {
                writing.create(
                        DemoVisits.became(visits.toEnterprise(store.draft(Visit.LEDGER), enterprise, random), need));
            }
        }
        if (random.nextInt(ONE_VISIT_IN) == 0) {
            writing.create(visits.toEnterprise(store.draft(Visit.LEDGER), enterprise, random));
        }
        if (number % ONE_ELSEWHERE_IN == 0) {
            writing.create(visits.elsewhere(store.draft(Visit.LEDGER), number / ONE_ELSEWHERE_IN, random));
        }
    }
}
