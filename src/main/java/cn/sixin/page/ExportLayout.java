package cn.sixin.page;

import cn.sixin.exchange.ExportColumn;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Json;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one recipient wants a ledger: which columns, in which order, under which words. A value, kept for the officer as
 * JSON.
 *
 * @param name the recipient's, as a rule
 */
public record ExportLayout(String name, List<Item> items) {
    private static final String NUMBER = "#";
    private static final String WHOLE = "/";

    /**
     * One column.
     *
     * @param source see {@link Source#code}
     */
    public record Item(String source, String header, ExportColumn.Style style) {}

    /** What an item may take its values from: a column of the ledger, one of what its rows are part of, a running number. */
    public record Source(String code, Optional<Column<?>> column, boolean ofWhole) {
        /** Its word for an officer who chooses. */
        public String label(Labels labels) {
            return column.map(c -> ofWhole
                            ? labels.text("page.layout.of_whole", c.ledger().label(labels), c.label(labels))
                            : c.label(labels))
                    .orElseGet(() -> labels.text("page.layout.number"));
        }

        /** The header until the recipient wants another. */
        public String header(Labels labels) {
            return column.map(c -> c.label(labels)).orElseGet(() -> labels.text("page.layout.number"));
        }
    }

    public ExportLayout {
        items = List.copyOf(items);
    }

    /** All sources of a ledger, its own columns first. */
    public static List<Source> sources(Ledger ledger) {
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(NUMBER, Optional.empty(), false));
        ledger.columns().forEach(column -> sources.add(new Source(column.name(), Optional.of(column), false)));
        ledger.whole()
                .ifPresent(whole -> whole.ledger()
                        .columns()
                        .forEach(column -> sources.add(new Source(WHOLE + column.name(), Optional.of(column), true))));
        return sources;
    }

    static String toJson(List<ExportLayout> layouts) {
        return Json.text(layouts.stream().map(ExportLayout::fields).toList());
    }

    private Map<String, Object> fields() {
        return Map.of(
                "name",
                name,
                "items",
                items.stream()
                        .map(item -> Map.of(
                                "source", item.source(),
                                "header", item.header(),
                                "style", item.style().name()))
                        .toList());
    }

    /** Empty when it is not readable. */
    static List<ExportLayout> fromJson(String json) {
        try {
            List<ExportLayout> layouts = new ArrayList<>();
            for (Json.Fields layout : Json.objects(json)) {
                List<Item> items = new ArrayList<>();
                for (Json.Fields item : layout.objects("items")) {
                    items.add(new Item(
                            item.text("source"), item.text("header"), item.one(ExportColumn.Style.class, "style")));
                }
                layouts.add(new ExportLayout(layout.text("name"), items));
            }
            return List.copyOf(layouts);
        } catch (Json.Broken unreadable) {
            return List.of();
        }
    }
}
