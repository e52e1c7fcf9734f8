package cn.sixin.page.ui;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * What was written last time, under the fields that it may go into: put in by a press, or by Ctrl+D in the field, as a
 * spreadsheet fills down. Nothing is put in unasked.
 */
final class FormOffers {
    private final Kit kit;
    private final Desk desk;
    private final LedgerPage page;
    private final Map<Column<?>, FieldBox> fields = new HashMap<>();
    private final Consumer<Offer> take;
    private final Map<Column<?>, @Nullable Object> askedOn = new HashMap<>();
    private List<Offer> all = List.of();
    private Map<Column<?>, List<Offer>> shown = Map.of();

    FormOffers(Kit kit, Desk desk, LedgerPage page, List<FieldBox> boxes, Consumer<Offer> take) {
        this.kit = kit;
        this.desk = desk;
        this.page = page;
        this.take = take;
        boxes.forEach(box -> {
            fields.put(box.declared(), box);
            box.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.D && event.isShortcutDown() && takeFirst(box.declared())) {
                    event.consume();
                }
            });
        });
    }

    private boolean takeFirst(Column<?> column) {
        List<Offer> offers = shown.getOrDefault(column, List.of());
        if (offers.isEmpty()) {
            return false;
        }
        take.accept(offers.getFirst());
        return true;
    }

    /** Another row is in the form: what was asked for the one before says nothing. */
    void begin() {
        askedOn.clear();
    }

    void follow(Row row) {
        boolean same = !askedOn.isEmpty()
                && page.offers().on().stream().allMatch(column -> Objects.equals(askedOn.get(column), row.get(column)));
        if (!same) {
            page.offers().on().forEach(column -> askedOn.put(column, row.get(column)));
            all = page.offers().of().apply(row, desk);
        }
        Map<Column<?>, List<Offer>> now = new HashMap<>();
        all.stream()
                .filter(offer -> !offer.isIn(row))
                .forEach(offer ->
                        now.computeIfAbsent(offer.at(), at -> new ArrayList<>()).add(offer));
        if (!now.equals(shown)) {
            shown = now;
            fields.forEach((column, field) -> field.offer(
                    now.getOrDefault(column, List.of()).stream().map(this::chip).toList()));
        }
    }

    private Button chip(Offer offer) {
        Object[] words = offer.values().entrySet().stream()
                .map(value -> shown(value.getKey(), value.getValue()))
                .toArray();
        Button chip = new Button(
                kit.text(page.ledger().name() + ".offer." + offer.name(), joined(words)),
                Icons.of("mdal-content_paste"));
        chip.setId("offer-" + offer.name());
        chip.getStyleClass().addAll("flat", "offer");
        chip.setTooltip(new Tooltip(kit.text("page.offer.tip")));
        // Tab goes from field to field; the keyboard takes the offer with Ctrl+D.
        chip.setFocusTraversable(false);
        chip.setOnAction(event -> take.accept(offer));
        return chip;
    }

    private String joined(Object[] words) {
        List<String> parts = new ArrayList<>();
        for (Object word : words) {
            parts.add((String) word);
        }
        return String.join(kit.text("page.offer.between"), parts);
    }

    @SuppressWarnings("unchecked") // an offer's values are of their columns' types
    private String shown(Column<?> column, Object value) {
        Kind<Object> kind = (Kind<Object>) column.kind();
        return column.isMasked() ? kind.mask(value, desk.showing()) : kind.show(value, desk.showing());
    }
}
