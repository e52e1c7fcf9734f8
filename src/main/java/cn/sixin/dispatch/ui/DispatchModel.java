package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.DaySheet;
import cn.sixin.dispatch.DayTally;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.Entry;
import cn.sixin.dispatch.Period;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.work.Background;
import cn.sixin.kit.work.Latest;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.service.Service;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.survey.Survey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A day of the dispatch while it is worked on, without a control: what is typed is kept as soon as the cell is left, as a
 * draft until its line is done and right, then in the ledger. FX thread; what waits goes through the background.
 */
public final class DispatchModel {
    private final Desk desk;
    private final Background background;
    private final Latest latest;
    private final Set<UUID> asked = new HashSet<>();
    private Runnable changed = () -> {};
    private Consumer<List<DayLine>> askWhy = lines -> {};
    private DayOpening.@Nullable Opened opened;
    private @Nullable DayKeeper keeper;
    private @Nullable String correcting;
    private @Nullable StoreTrouble trouble;

    public DispatchModel(Desk desk, Background background) {
        this.desk = desk;
        this.background = background;
        latest = new Latest(background);
    }

    /** Ledgers whose rows a day is put together from. */
    public static List<Ledger> needs() {
        return List.of(Enterprise.LEDGER, Dispatch.LEDGER, ClosedDay.LEDGER, Service.LEDGER, Survey.LEDGER);
    }

    public Desk desk() {
        return desk;
    }

    /** @param whenChanged after anything that shows has changed */
    public void onChanged(Runnable whenChanged) {
        changed = whenChanged;
    }

    /** @param ask told of lines whose figures fell, once each; {@link #explain} answers */
    public void onUnexplained(Consumer<List<DayLine>> ask) {
        askWhy = ask;
    }

    /** Follows what others save, and syncs, while the page lives. */
    public void follow() {
        desk.index(Dispatch.LEDGER)
                .onChange(() -> background.screen(() -> {
                    if (keeper != null) {
                        keeper.follow();
                    }
                }));
        desk.index(ClosedDay.LEDGER).onChange(() -> background.screen(this::followClosing));
    }

    /** The day to begin with; empty when no season's dispatch has begun yet. */
    public Optional<LocalDate> opening() {
        return Period.opening(desk.seasons(), desk.context().today());
    }

    /** Opens a day as soon as what stands in the one before is kept; while the disk refuses that, stays. */
    public void open(LocalDate day) {
        open(day, () -> {});
    }

    /** The same. @param then once it is open */
    public void open(LocalDate day, Runnable then) {
        leave(kept -> {
            if (kept) {
                latest.ask(
                        desk.labels().text("dispatch.opening"),
                        progress -> DayOpening.open(desk, day),
                        found -> found.ifPresent(opening -> {
                            opened(opening);
                            then.run();
                        }));
            }
        });
    }

    /** Opens the day of a row or of a draft. @param then with its enterprise, once it is open */
    void openAt(UUID dispatch, Consumer<UUID> then) {
        background
                .job(desk.labels().text("dispatch.opening"), progress -> DayDrafts.find(desk, dispatch))
                .quiet()
                .onSuccess(found -> found.ifPresent(row -> {
                    LocalDate day = row.get(Dispatch.AS_OF);
                    UUID enterprise = row.get(Dispatch.ENTERPRISE);
                    if (day != null && enterprise != null) {
                        open(day, () -> then.accept(enterprise));
                    }
                }))
                .start();
    }

    private void opened(DayOpening.Opened day) {
        opened = day;
        keeper = new DayKeeper(desk, background, day.sheet(), () -> changed.run());
        correcting = null;
        trouble = null;
        asked.clear();
        changed.run();
    }

    public boolean isOpen() {
        return opened != null;
    }

    /** @throws java.util.NoSuchElementException before a day is open */
    public DaySheet sheet() {
        return current().sheet();
    }

    public Period period() {
        return current().period();
    }

    private DayOpening.Opened current() {
        return Optional.ofNullable(opened).orElseThrow();
    }

    private DayKeeper keeper() {
        return Optional.ofNullable(keeper).orElseThrow();
    }

    public LocalDate day() {
        return sheet().day();
    }

    /** The row that says that the day is closed. */
    public Optional<Row> closed() {
        return current().closed();
    }

    /** Why a closed day is being corrected; empty while it is not. */
    public Optional<String> correcting() {
        return Optional.ofNullable(correcting);
    }

    /** Whether anything may be typed: the day is not closed, or is being corrected. */
    public boolean isEditable() {
        return closed().isEmpty() || correcting != null;
    }

    public DayTally tally() {
        return DayTally.of(sheet().lines());
    }

    /** What keeps what stands here from the disk; empty once it is there. */
    public Optional<Problem> trouble() {
        return Optional.ofNullable(keeper)
                .flatMap(DayKeeper::trouble)
                .or(() -> Optional.ofNullable(trouble))
                .map(StoreTrouble::problem);
    }

    /** Whether all that stands here is in the ledger or in a draft. */
    public boolean isKept() {
        return keeper().isKept();
    }

    /** Typed, pasted, filled, cleared: one step. */
    public void type(Collection<DaySheet.CellText> cells) {
        Set<UUID> touched = sheet().type(cells);
        if (cells.size() > 1) {
            sheet().confirm(touched);
        }
        afterwards();
    }

    /** The officer has gone on from a line: if he typed there, it is the day's report. */
    public void left(UUID line) {
        if (isEditable() && !sheet().confirm(List.of(line)).isEmpty()) {
            afterwards();
        }
    }

    /** Lines as they stand, from calls in which nothing else was said. */
    public void confirm(Collection<UUID> lines) {
        sheet().confirm(lines);
        sheet().confirmAsIs(lines);
        afterwards();
    }

    /** 零报告 for what is left of these. @return how many */
    public int zero(Collection<UUID> lines) {
        int count = sheet().zero(lines).size();
        afterwards();
        return count;
    }

    public void undo() {
        if (isEditable()) {
            sheet().undo();
            afterwards();
        }
    }

    public void redo() {
        if (isEditable()) {
            sheet().redo();
            afterwards();
        }
    }

    /** Why the figures of these lines fell; blank when the officer would rather look at them again. */
    public void explain(Collection<UUID> lines, String why) {
        if (!why.isBlank()) {
            sheet().reason(lines, why);
            afterwards();
        }
    }

    private void afterwards() {
        List<DayLine> fell = sheet().unexplained().stream()
                .filter(line -> asked.add(line.id()))
                .toList();
        keeper().keep();
        changed.run();
        if (!fell.isEmpty()) {
            background.screen(() -> askWhy.accept(fell));
        }
    }

    /** What a line would be with what is being typed into a cell: kept half typed until {@link #release}. */
    void hold(UUID line, Entry entry) {
        if (isEditable()) {
            keeper().hold(sheet().line(line).with(entry, desk.context()));
        }
    }

    /** What was being typed has been taken or given up: with what is kept next its draft is let go of. */
    void release() {
        if (keeper != null) {
            keeper.hold(null);
        }
    }

    /** Tries again what the disk did not take. */
    public void retry() {
        if (keeper != null) {
            keeper.keep();
        }
    }

    private void followClosing() {
        DayOpening.Opened day = opened;
        if (day != null) {
            Optional<Row> row = DayOpening.closed(desk, day.sheet().day());
            if (row.isPresent() != day.closed().isPresent()) {
                opened = new DayOpening.Opened(day.sheet(), day.period(), row);
                changed.run();
            }
        }
    }

    /** Closes the day once all of it is kept; {@link #closed} says so when it is done. */
    public void close() {
        DaySheet of = sheet();
        leave(kept -> {
            if (kept && of == sheet()) {
                DayTally tally = tally();
                Instant now = desk.now();
                background
                        .job(
                                desk.labels().text("dispatch.closing"),
                                progress -> new DayKeeping(desk, of.day()).close(tally, now))
                        .onSuccess(closing -> {
                            trouble = closing.trouble().orElse(null);
                            followClosing();
                            changed.run();
                        })
                        .start();
            }
        });
    }

    /** Opens a closed day for corrections, each logged with this reason; until {@link #endCorrection} or another day. */
    public void correct(String why) {
        correcting = why;
        keeper().why(why);
        changed.run();
    }

    public void endCorrection() {
        leave(kept -> {
            if (kept) {
                correcting = null;
                keeper().why(null);
                changed.run();
            }
        });
    }

    /**
     * What is typed in a line that nobody has left yet becomes its report, too.
     *
     * @param then whether all is on the disk, once nothing is under way any more
     */
    public void leave(Consumer<Boolean> then) {
        if (!isOpen()) {
            then.accept(true);
            return;
        }
        if (isEditable()) {
            sheet().confirm(sheet().ids());
            afterwards();
        }
        keeper().whenKept(then);
    }
}
