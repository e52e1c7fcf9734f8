package cn.sixin.page;

import cn.sixin.kit.FxmlFile;
import cn.sixin.kit.table.Arrangement;
import cn.sixin.kit.table.TableField;
import cn.sixin.kit.table.TableState;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All that a ledger's page needs beside the ledger's declaration.
 *
 * @param form its fields, laid out
 * @param icon of the Material set
 * @param shown columns that stand in the table until the officer chooses others, in their order
 * @param order in which rows stand until he sorts them
 * @param quick filters at one press
 * @param fresh what stands in a new row before anything is typed
 * @param told columns that no ledger keeps; they stand first until the officer moves them
 * @param offers what its form offers to be put in once more
 * @param becomings what one of its rows can become by one key
 * @param summary what it says of all of its rows
 * @param lacking for which rows of another ledger one of its own is missing
 * @param title the label of what it is called: its ledger's, unless that one has another page
 */
public record LedgerPage(
        Ledger ledger,
        FxmlFile form,
        String icon,
        List<Column<?>> shown,
        List<Arrangement.Sort> order,
        List<QuickFilter> quick,
        Fresh fresh,
        List<ToldColumn> told,
        Offer.Source offers,
        List<Becoming> becomings,
        Summary summary,
        Optional<Lacking> lacking,
        String title) {

    /** Fills in what is nearly always so. */
    @FunctionalInterface
    public interface Fresh {
        Row of(Row empty, Context context, String officer);
    }

    public LedgerPage {
        shown = List.copyOf(shown);
        order = List.copyOf(order);
        quick = List.copyOf(quick);
        told = List.copyOf(told);
        becomings = List.copyOf(becomings);
    }

    /** Of the ledger's own columns alone; its form offers nothing and its rows become nothing else. */
    public LedgerPage(
            Ledger ledger,
            FxmlFile form,
            String icon,
            List<Column<?>> shown,
            List<Arrangement.Sort> order,
            List<QuickFilter> quick,
            Fresh fresh) {
        this(
                ledger,
                form,
                icon,
                shown,
                order,
                quick,
                fresh,
                List.of(),
                Offer.Source.NONE,
                List.of(),
                Summary.NONE,
                Optional.empty(),
                ledger.name() + ".ledger");
    }

    public LedgerPage telling(ToldColumn... columns) {
        return with(also -> also.told = List.of(columns));
    }

    public LedgerPage offering(Offer.Source source) {
        return with(also -> also.offers = source);
    }

    public LedgerPage becoming(Becoming... declared) {
        return with(also -> also.becomings = List.of(declared));
    }

    public LedgerPage saying(Summary whole) {
        return with(also -> also.summary = whole);
    }

    public LedgerPage lacking(Lacking rows) {
        return with(also -> also.lacking = Optional.of(rows));
    }

    /** As the second page of its ledger. @param label of what it is called */
    public LedgerPage titled(String label) {
        return with(also -> also.title = label);
    }

    private LedgerPage with(Consumer<Also> change) {
        Also also = new Also();
        change.accept(also);
        return new LedgerPage(
                ledger,
                form,
                icon,
                shown,
                order,
                quick,
                fresh,
                also.told,
                also.offers,
                also.becomings,
                also.summary,
                also.lacking,
                also.title);
    }

    /** What a page may say beside what each page says, on its way to the next page. */
    private final class Also {
        private List<ToldColumn> told = LedgerPage.this.told;
        private Offer.Source offers = LedgerPage.this.offers;
        private List<Becoming> becomings = LedgerPage.this.becomings;
        private Summary summary = LedgerPage.this.summary;
        private Optional<Lacking> lacking = LedgerPage.this.lacking;
        private String title = LedgerPage.this.title;
    }

    /** What stands over it. */
    public String title(Labels labels) {
        return labels.text(title);
    }

    /** The ledgers whose rows it shows: its own, those that its own names, and by which those are called. */
    public List<Ledger> needs() {
        List<Ledger> needs = new ArrayList<>();
        needs.add(ledger);
        for (int i = 0; i < needs.size(); i++) {
            for (Column<?> column : needs.get(i).columns()) {
                if (column.kind() instanceof ReferenceKind reference && !needs.contains(reference.target())) {
                    needs.add(reference.target());
                }
            }
        }
        return needs;
    }

    Optional<ToldColumn> told(String name) {
        return told.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Every column of the ledger as the table knows it. */
    public List<TableField> fields(Labels labels) {
        Stream<TableField> others = told.stream()
                .map(column -> new TableField(
                        column.name(),
                        column.header(ledger, labels),
                        TableField.Filter.NONE,
                        List.of(),
                        column.width(),
                        false));
        return Stream.concat(others, ledger.columns().stream().map(column -> LedgerFields.of(column, labels)))
                .toList();
    }

    /** The table as it opens for an officer who has not arranged it. */
    public TableState opening(Labels labels) {
        List<Column<?>> order = new ArrayList<>(shown);
        ledger.columns().stream().filter(column -> !shown.contains(column)).forEach(order::add);
        Stream<TableState.ColumnPlace> others =
                told.stream().map(column -> new TableState.ColumnPlace(column.name(), column.width(), true));
        List<TableState.ColumnPlace> places = Stream.concat(
                        others,
                        order.stream()
                                .map(column -> new TableState.ColumnPlace(
                                        column.name(),
                                        LedgerFields.of(column, labels).width(),
                                        shown.contains(column))))
                .toList();
        return new TableState(places, Arrangement.ALL.sorted(this.order), List.of());
    }
}
