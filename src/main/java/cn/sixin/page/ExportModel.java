package cn.sixin.page;

import cn.sixin.exchange.Export;
import cn.sixin.exchange.ExportColumn;
import cn.sixin.exchange.Refused;
import cn.sixin.kit.table.Arrangement;
import cn.sixin.kit.table.TableState;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A ledger on its way out: which rows and columns, masked or not. Blocking; runs off the FX thread. */
public final class ExportModel {
    private final Desk desk;
    private final Ledger ledger;
    private final Result view;
    private final List<Column<?>> viewColumns;

    /** @param state the table as it stands: what is shown is what goes out as the present view */
    public ExportModel(LedgerPageModel page, TableState state) {
        desk = page.desk();
        ledger = page.ledger();
        Arrangement arrangement = state.arrangement();
        view = desk.index(ledger).query(Queries.of(page.page(), arrangement, page.quickNow()));
        viewColumns = state.columns().stream()
                .filter(TableState.ColumnPlace::visible)
                .<Column<?>>flatMap(place -> ledger.find(place.name()).stream())
                .toList();
    }

    /** Every row of a ledger, of it these columns. */
    public ExportModel(Desk desk, Ledger ledger, List<Column<?>> columns) {
        this.desk = desk;
        this.ledger = ledger;
        view = desk.index(ledger).query(Query.ALL);
        viewColumns = List.copyOf(columns);
    }

    /** Rows of the present view. */
    public int viewCount() {
        return view.count();
    }

    /**
     * @param all the whole ledger with every column, else the present view
     * @param layout whose columns go out, whichever rows; empty for those of the view or the ledger
     * @param reason why masked columns go out whole; null when they go out masked
     */
    public record Order(
            boolean all,
            Optional<ExportLayout> layout,
            boolean csv,
            @Nullable String reason,
            Path target) {
        public Order(boolean all, boolean csv, @Nullable String reason, Path target) {
            this(all, Optional.empty(), csv, reason, target);
        }
    }

    /** The present view as a layout, to begin a new one with. */
    public ExportLayout asShown(String name) {
        return new ExportLayout(
                name,
                viewColumns.stream()
                        .map(column -> new ExportLayout.Item(
                                column.name(), column.label(desk.labels()), ExportColumn.Style.PLAIN))
                        .toList());
    }

    /** The layouts that the officer keeps for this ledger. */
    public ExportLayouts layouts() {
        return new ExportLayouts(desk, ledger);
    }

    public Ledger ledger() {
        return ledger;
    }

    /**
     * What went out.
     *
     * @param photos in {@code folder}; 0 when none were asked for
     * @param missing photos that this station does not have yet
     */
    public record Done(int rows, int photos, int missing, Path folder) {}

    /** Whether photos can go out with the rows. */
    public boolean hasPhotos() {
        return PhotoExport.of(desk, ledger).isPresent();
    }

    /** As {@link #export(Order, Progress)}; with {@code photos} theirs go into a folder beside it, which is logged. */
    public Done export(Order order, boolean photos, Progress progress) throws Refused {
        int rows = export(order, progress);
        Optional<PhotoExport> beside = photos ? PhotoExport.of(desk, ledger) : Optional.empty();
        if (beside.isEmpty()) {
            return new Done(rows, 0, 0, order.target());
        }
        PhotoExport.Written written = beside.get().write(order.target(), chosen(order), progress);
        String subject = ledger.name() + " " + written.photos();
        desk.store().audit().add(desk.officer(), "export_photos", subject, order.reason());
        return new Done(rows, written.photos(), written.missing(), written.folder());
    }

    private Result chosen(Order order) {
        return order.all() ? desk.index(ledger).query(Query.ALL) : view;
    }

    /**
     * @return how many rows went out
     * @throws Refused when the file cannot be written; the old one stays
     */
    public int export(Order order, Progress progress) throws Refused {
        Result rows = chosen(order);
        List<Column<?>> columns = order.all() ? ledger.columns() : viewColumns;
        String title = ledger.label(desk.labels());
        Export export = order.layout()
                .map(layout -> Export.laidOut(title, layouts().columns(layout), desk.showing(), order.reason()))
                .orElseGet(() -> new Export(title, columns, desk.showing(), order.reason()));
        if (order.reason() != null) {
            desk.store().audit().add(desk.officer(), "export_full", ledger.name() + " " + rows.count(), order.reason());
        }
        Iterable<Row> each = () -> iterator(rows);
        if (order.csv()) {
            export.csv(order.target(), each, rows.count(), progress);
        } else {
            export.xlsx(order.target(), each, rows.count(), progress);
        }
        return rows.count();
    }

    private static Iterator<Row> iterator(Result rows) {
        return IntStream.range(0, rows.count()).mapToObj(rows::row).iterator();
    }
}
