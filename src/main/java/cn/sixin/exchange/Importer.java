package cn.sixin.exchange;

import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** From a book to a plan: what its sheets are, where their columns go, what would become of each row. */
public final class Importer {
    /** Rows between two reports of progress. */
    private static final int STEP = 512;

    private final Ledger ledger;
    private final Context context;
    private final Existing existing;
    private final Labels labels;
    private final Start start;
    private final Matcher matcher;

    public Importer(Ledger ledger, Context context, Existing existing, Labels labels) {
        this(ledger, context, existing, labels, Start.NONE);
    }

    public Importer(Ledger ledger, Context context, Existing existing, Labels labels, Start start) {
        this.ledger = ledger;
        this.context = context;
        this.existing = existing;
        this.labels = labels;
        this.start = start;
        matcher = new Matcher(ledger, context, labels);
    }

    /**
     * A sheet at first sight.
     *
     * @param proposed null when no header was found
     * @param top its first rows that hold a value, for a preview
     * @param rows that hold a value, header and titles included
     */
    public record Look(Book.Sheet sheet, Optional<Selection> proposed, List<SourceRow> top, int rows) {
        /** The day of which its titles say that it was filled in; empty when they say none. */
        public Optional<LocalDate> day() {
            return proposed.flatMap(p -> SheetDay.of(HeaderFinder.above(p.header(), top)));
        }

        /** The header's {@link Header#shape()}; empty without one. */
        public String shape() {
            return proposed.map(p -> p.header().shape()).orElse("");
        }
    }

    /** All sheets that hold anything. @throws Refused when one is damaged or beyond the limits */
    public List<Look> look(Book book) throws Refused {
        List<Look> looks = new ArrayList<>();
        for (Book.Sheet sheet : book.sheets()) {
            Look look = look(book, sheet);
            if (!look.top().isEmpty()) {
                looks.add(look);
            }
        }
        return looks;
    }

    /** @throws Refused when the sheet is damaged or beyond the limits */
    public Look look(Book book, Book.Sheet sheet) throws Refused {
        Book.Layout layout = book.layout(sheet.index());
        List<SourceRow> top = new ArrayList<>();
        book.read(sheet.index(), row -> top.add(row) && top.size() < HeaderFinder.TOP);
        Optional<Selection> proposed = new HeaderFinder(top, layout, matcher::knows)
                .find()
                .map(header -> new Selection(sheet, header, matcher.propose(header, HeaderFinder.below(header, top))));
        return new Look(sheet, proposed, List.copyOf(top), layout.rows());
    }

    /** The same sheet with what its header says of this ledger. */
    public Look again(Look look) {
        Optional<Selection> proposed = look.proposed().map(p -> {
            List<SourceRow> below = HeaderFinder.below(p.header(), look.top());
            return new Selection(p.sheet(), p.header(), matcher.propose(p.header(), below));
        });
        return new Look(look.sheet(), proposed, look.top(), look.rows());
    }

    /**
     * Reads and checks whole sheets. Nothing is written.
     *
     * @throws Refused when a sheet is damaged or beyond the limits
     * @throws CancellationException when the officer has cancelled
     */
    public Plan plan(Book book, List<Selection> selections, Progress progress) throws Refused {
        RowPlanner.Seen seen = RowPlanner.Seen.of(selections, new PlannedLookup(ledger, context.lookup()));
        List<PlannedRow> rows = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        long total = 0;
        for (Selection selection : selections) {
            total += book.layout(selection.sheet().index()).rows();
        }
        for (int i = 0; i < selections.size(); i++) {
            new Sheet(book, seen, i, rows, skipped, total).read(progress);
        }
        if (rows.isEmpty()) {
            throw Refused.because("import.no_rows");
        }
        return new Plan(selections, rows, skipped, seen.keyColumns(), book.leftOut(), context.town());
    }

    /** One sheet on its way into a plan. */
    private final class Sheet {
        private final Book book;
        private final Selection selection;
        private final List<PlannedRow> rows;
        private final List<Skipped> skipped;
        private final long total;
        private final List<RowPlanner> planners;
        private final RowSorter sorter;
        private final MergedDown merged;
        private int last;

        Sheet(Book book, RowPlanner.Seen seen, int index, List<PlannedRow> rows, List<Skipped> skipped, long total)
                throws Refused {
            this.book = book;
            this.rows = rows;
            this.skipped = skipped;
            this.total = total;
            selection = seen.selections().get(index);
            Set<HeaderColumn> spreads = selection.mapping().spreads().keySet();
            planners = spreads.isEmpty()
                    ? List.of(planner(seen, index, null))
                    : spreads.stream().map(each -> planner(seen, index, each)).toList();
            sorter = new RowSorter(selection.header());
            merged = new MergedDown(book.layout(selection.sheet().index()), selection.header());
        }

        private RowPlanner planner(RowPlanner.Seen seen, int index, @Nullable HeaderColumn each) {
            return new RowPlanner(ledger, context, existing, labels, start, seen, index, each);
        }

        void read(Progress progress) throws Refused {
            book.read(selection.sheet().index(), row -> {
                if ((rows.size() + skipped.size()) % STEP == 0) {
                    if (progress.cancelled()) {
                        throw new CancellationException();
                    }
                    progress.at(rows.size() + skipped.size(), total);
                }
                row(row);
                return true;
            });
        }

        private void row(SourceRow row) {
            Header header = selection.header();
            if (row.number() > last + 1 && last >= header.lastRow()) {
                skip(last + 1, row.number() - 1, Skipped.Why.BLANK, "");
            }
            last = row.number();
            if (row.number() < header.firstRow()) {
                skip(row, Skipped.Why.TITLE);
            } else if (row.number() <= header.lastRow()) {
                skip(row, Skipped.Why.HEADER);
            } else {
                Skipped.Why why = sorter.skip(row);
                if (why != null) {
                    skip(row, why);
                } else {
                    SourceRow filled = merged.fill(row);
                    for (RowPlanner planner : planners) {
                        PlannedRow planned = planner.plan(filled);
                        if (planned != null) {
                            rows.add(planned);
                        }
                    }
                }
            }
        }

        private void skip(SourceRow row, Skipped.Why why) {
            String text = "";
            for (int c = 0; c < row.width() && text.isEmpty(); c++) {
                text = row.cell(c).shown().strip();
            }
            skip(row.number(), row.number(), why, text);
        }

        private void skip(int from, int to, Skipped.Why why, String text) {
            skipped.add(new Skipped(selection.sheet().name(), from, to, why, text));
        }
    }
}
