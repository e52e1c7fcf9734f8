package cn.sixin.page;

import cn.sixin.exchange.ExportColumn;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The layouts that an officer keeps for a ledger. Blocking; runs off the FX thread. */
public final class ExportLayouts {
    private final Desk desk;
    private final Ledger ledger;

    ExportLayouts(Desk desk, Ledger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    /** In the order in which they were made. */
    public List<ExportLayout> all() {
        return desk.preference(preference()).map(ExportLayout::fromJson).orElse(List.of());
    }

    /** Keeps a layout in the place of the one of its name, or as a new one. */
    public List<ExportLayout> keep(ExportLayout layout) {
        List<ExportLayout> layouts = new ArrayList<>(all());
        int place = layouts.stream().map(ExportLayout::name).toList().indexOf(layout.name());
        if (place < 0) {
            layouts.add(layout);
        } else {
            layouts.set(place, layout);
        }
        return put(layouts);
    }

    public List<ExportLayout> forget(String name) {
        return put(all().stream().filter(layout -> !layout.name().equals(name)).toList());
    }

    private List<ExportLayout> put(List<ExportLayout> layouts) {
        desk.prefer(preference(), ExportLayout.toJson(layouts));
        return List.copyOf(layouts);
    }

    private String preference() {
        return "export." + ledger.name();
    }

    /** A layout's columns; what the ledger has no more is left out. */
    List<ExportColumn> columns(ExportLayout layout) {
        Function<Row, Optional<Row>> whole =
                ledger.whole().<Function<Row, Optional<Row>>>map(this::wholeOf).orElse(row -> Optional.empty());
        List<ExportLayout.Source> sources = ExportLayout.sources(ledger);
        List<ExportColumn> columns = new ArrayList<>();
        for (ExportLayout.Item item : layout.items()) {
            sources.stream()
                    .filter(source -> source.code().equals(item.source()))
                    .findFirst()
                    .map(source -> source.column()
                            .map(column -> new ExportColumn(
                                    column, item.header(), item.style(), source.ofWhole() ? whole : Optional::of))
                            .orElseGet(() -> ExportColumn.number(item.header())))
                    .ifPresent(columns::add);
        }
        return columns;
    }

    /** Rows that go out one after the other are mostly parts of the same: the last one is remembered. */
    private Function<Row, Optional<Row>> wholeOf(Whole whole) {
        return new Function<>() {
            private @Nullable UUID last;
            private Optional<Row> row = Optional.empty();

            @Override
            public Optional<Row> apply(Row part) {
                UUID id = part.get(whole.reference());
                if (id == null) {
                    return Optional.empty();
                }
                if (!id.equals(last)) {
                    last = id;
                    row = desk.context().lookup().row(whole.ledger(), id);
                }
                return row;
            }
        };
    }
}
