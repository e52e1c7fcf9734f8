package cn.sixin.today.ui;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.today.WorkList;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of the work list: what it is about, what is to be done, until when. */
final class TodayCell extends ListCell<TodayLine> {
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");

    private static final String LATE = "mdal-access_time";
    private static final String TODAY = "mdmz-today";
    private static final String WHENEVER = "mdmz-radio_button_unchecked";
    private static final String OVERDUE = "overdue";
    private static final String OVERDUE_TEXT = "overdue-text";
    private static final String MUTED = "muted";

    private final Kit kit;
    private final Supplier<LocalDate> today;
    private final Lazy<Head> head = new Lazy<>(Head::new);
    private final Lazy<Entry> entry = new Lazy<>(Entry::new);
    private final Lazy<More> more = new Lazy<>(More::new);

    /** @param open a line that was double-clicked */
    TodayCell(Kit kit, Supplier<LocalDate> today, Consumer<TodayLine> open) {
        this.kit = kit;
        this.today = today;
        getStyleClass().add("today-cell");
        setPrefWidth(0); // as wide as the list, so that nothing needs scrolling sideways
        setOnMouseClicked(event -> {
            TodayLine line = getItem();
            if (line != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open.accept(line);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable TodayLine line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(HEAD, line instanceof TodayLine.Head);
        setText(null);
        if (line == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        HBox box = switch (line) {
            case TodayLine.Head(WorkList.Group group) -> head.get().of(group);
            case TodayLine.Entry(WorkList.Group group, WorkList.Item item) ->
                entry.get().of(item);
            case TodayLine.More(WorkList.Group group) -> more.get().of(group);
        };
        setGraphic(box);
        setAccessibleText(box.getChildren().stream()
                .filter(part -> part instanceof Label && part.isManaged())
                .map(part -> ((Label) part).getText())
                .collect(Collectors.joining(" ")));
    }

    /** Made when it is first wanted: a line is mostly of one kind as long as the list is there. */
    private static final class Lazy<T> {
        private final Supplier<T> maker;
        private @Nullable T made;

        Lazy(Supplier<T> maker) {
            this.maker = maker;
        }

        T get() {
            T there = made == null ? maker.get() : made;
            made = there;
            return there;
        }
    }

    /** What is kept from line to line: a label that is there already has its looks. */
    private static HBox line(Node... parts) {
        HBox box = new HBox(parts);
        box.getStyleClass().add("today-line");
        return box;
    }

    private final class Head {
        private final Label due = whole(label("strong"));
        private final Label overdue = whole(label(OVERDUE_TEXT));
        private final Label now = whole(label(MUTED));
        private final Label standing = whole(label(MUTED));
        private final HBox box = line(due, space(), overdue, now, standing);

        HBox of(WorkList.Group group) {
            due.setText(group.due().label(kit.labels()));
            count(overdue, "today.count.overdue", group.overdue());
            count(now, "today.count.today", group.today());
            count(standing, "today.count.standing", group.standing());
            return box;
        }

        private void count(Label label, String key, long count) {
            label.setText(kit.text(key, count));
            label.setVisible(count > 0);
            label.setManaged(count > 0);
        }
    }

    private final class Entry {
        private final FontIcon icon = Icons.of(WHENEVER, "mark");
        private final Label name = label("today-name");
        private final Label detail = label(MUTED);
        private final Label when = whole(label(MUTED));
        private final HBox box = line(icon, name, detail, when);

        Entry() {
            detail.setTextOverrun(OverrunStyle.ELLIPSIS);
            HBox.setHgrow(detail, Priority.ALWAYS);
            detail.setMaxWidth(Double.MAX_VALUE);
        }

        HBox of(WorkList.Item item) {
            long late = item.late(today.get());
            name.setText(item.name().isEmpty() ? kit.text("today.unnamed") : item.name());
            detail.setText(item.detail());
            when.setText(
                    late > 0 ? kit.text("today.late", late) : item.day().isPresent() ? kit.text("today.today") : "");
            when.getStyleClass().set(when.getStyleClass().size() - 1, late > 0 ? OVERDUE_TEXT : MUTED);
            icon.setIconLiteral(late > 0 ? LATE : item.day().isPresent() ? TODAY : WHENEVER);
            icon.getStyleClass().removeAll(OVERDUE);
            if (late > 0) {
                icon.getStyleClass().add(OVERDUE);
            }
            return box;
        }
    }

    private final class More {
        private final Label rest = label(MUTED);
        private final HBox box = line(rest);

        HBox of(WorkList.Group group) {
            rest.setText(kit.text("today.more", group.more()));
            return box;
        }
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label whole(Label label) {
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }
}
