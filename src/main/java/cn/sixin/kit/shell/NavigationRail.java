package cn.sixin.kit.shell;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The desk's pages down the left side. One of its entries at a time is in the Tab order; the arrow keys, Home and End
 * move among them, Enter and Space open. Folded it shows icons alone.
 */
public final class NavigationRail extends VBox {
    /** Narrower windows, in px at 100 %, are for the page. */
    private static final double LEAST_FOR_NAMES = 1000;

    private static final PseudoClass COLLAPSED = PseudoClass.getPseudoClass("collapsed");

    /** A page: its id, its name and an Ikonli icon. */
    public record Item(String id, String label, String icon) {}

    private final Map<String, RailEntry> entries = new LinkedHashMap<>();
    private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper("");
    private final BooleanProperty collapsed = new SimpleBooleanProperty();
    private Consumer<String> picked = id -> {};

    /**
     * @param upper from the top down
     * @param lower at the bottom, as settings
     */
    public NavigationRail(Kit kit, List<Item> upper, List<Item> lower) {
        setId("navigation");
        getStyleClass().add("navigation-rail");
        Button fold = Icons.button("mdmz-menu", kit.text("kit.rail.fold"), () -> collapsed.set(!collapsed.get()));
        fold.setId("navigation-fold");
        fold.getStyleClass().add("rail-fold");
        VBox pages = new VBox();
        pages.getStyleClass().add("rail-pages");
        // At a large scale there are more pages than the window is high.
        ScrollPane scroll = new ScrollPane(pages);
        scroll.getStyleClass().add("rail-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(fold, scroll);
        upper.forEach(item -> pages.getChildren().add(entry(kit, item)));
        lower.forEach(item -> getChildren().add(entry(kit, item)));
        collapsed.addListener((seen, before, now) -> fold(now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        entries.values().stream().findFirst().ifPresent(entry -> entry.setFocusTraversable(true));
    }

    private RailEntry entry(Kit kit, Item item) {
        RailEntry entry = new RailEntry(kit, item);
        if (entries.putIfAbsent(item.id(), entry) != null) {
            throw new IllegalArgumentException("twice on the rail: " + item.id());
        }
        entry.setOnAction(event -> picked.accept(item.id()));
        return entry;
    }

    /**
     * Folds by itself while a window has no room for names beside a page, as a small screen at 200 %; the officer may
     * unfold it all the same.
     */
    public void foldIn(Kit kit, Region window) {
        BooleanBinding narrow = Bindings.createBooleanBinding(
                () -> window.getWidth() > 0 && window.getWidth() < kit.theme().px(LEAST_FOR_NAMES),
                window.widthProperty(),
                kit.theme().lookProperty());
        // The theme outlives the rail, which alone holds what listens to it.
        getProperties().put(NavigationRail.class, narrow);
        narrow.subscribe(collapsed::set);
    }

    /** Told when the officer picks a page, the present one too; the caller selects it when it may be left. */
    public void onPicked(Consumer<String> action) {
        picked = action;
    }

    /**
     * Marks a page as the present one.
     *
     * @throws IllegalArgumentException when no entry has that id
     */
    public void select(String id) {
        RailEntry wanted = entry(id);
        selected.set(id);
        entries.values().forEach(entry -> {
            entry.mark(entry == wanted);
            entry.setFocusTraversable(entry == wanted);
        });
    }

    /** The present page's id; "" before the first. */
    public ReadOnlyStringProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Icons alone. */
    public BooleanProperty collapsedProperty() {
        return collapsed;
    }

    /** A number on an entry, such as overdue rows; 0 takes it away, above 999 it reads 999+. */
    public void badge(String id, long count) {
        entry(id).badge(count);
    }

    /** Puts the keyboard on the present page's entry. */
    public void focusSelected() {
        entries.values().stream()
                .filter(RailEntry::isFocusTraversable)
                .findFirst()
                .ifPresent(RailEntry::requestFocus);
    }

    private RailEntry entry(String id) {
        RailEntry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("not on the rail: " + id);
        }
        return entry;
    }

    private void fold(boolean folded) {
        pseudoClassStateChanged(COLLAPSED, folded);
        entries.values().forEach(entry -> entry.fold(folded));
    }

    private void onKey(KeyEvent event) {
        List<RailEntry> all = List.copyOf(entries.values());
        int at = -1;
        for (int i = 0; i < all.size(); i++) {
            at = all.get(i).isFocused() ? i : at;
        }
        if (at < 0 || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int next = switch (event.getCode()) {
            case UP -> Math.max(0, at - 1);
            case DOWN -> Math.min(all.size() - 1, at + 1);
            case HOME -> 0;
            case END -> all.size() - 1;
            default -> -1;
        };
        if (next >= 0) {
            all.get(next).requestFocus();
            event.consume();
        }
    }
}
