package cn.sixin.today.ui;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.today.WorkList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

/** A line of the work list: what it is about, what is to be done, until when. */
final class TodayCell extends ListCell<TodayLine> {
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");

    private final Kit kit;
    private final Supplier<LocalDate> today;

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
        List<Node> parts = switch (line) {
            case TodayLine.Head(WorkList.Group group) -> head(group);
            case TodayLine.Entry(WorkList.Group group, WorkList.Item item) -> entry(item);
            case TodayLine.More(WorkList.Group group) -> List.of(label(kit.text("today.more", group.more()), "muted"));
        };
        HBox box = new HBox(parts.toArray(Node[]::new));
        box.getStyleClass().add("today-line");
        setGraphic(box);
        setAccessibleText(String.join(
                " ",
                parts.stream()
                        .filter(Label.class::isInstance)
                        .map(part -> ((Label) part).getText())
                        .toList()));
    }

    private List<Node> head(WorkList.Group group) {
        List<Node> parts = new ArrayList<>();
        parts.add(whole(label(group.due().label(kit.labels()), "strong")));
        parts.add(space());
        if (group.overdue() > 0) {
            parts.add(whole(label(kit.text("today.count.overdue", group.overdue()), "overdue-text")));
        }
        if (group.today() > 0) {
            parts.add(whole(label(kit.text("today.count.today", group.today()), "muted")));
        }
        if (group.standing() > 0) {
            parts.add(whole(label(kit.text("today.count.standing", group.standing()), "muted")));
        }
        return parts;
    }

    private List<Node> entry(WorkList.Item item) {
        long late = item.late(today.get());
        Label name = label(item.name().isEmpty() ? kit.text("today.unnamed") : item.name(), "today-name");
        Label detail = label(item.detail(), "muted");
        detail.setTextOverrun(OverrunStyle.ELLIPSIS);
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMaxWidth(Double.MAX_VALUE);
        Label when = whole(label(
                late > 0 ? kit.text("today.late", late) : item.day().isPresent() ? kit.text("today.today") : "",
                late > 0 ? "overdue-text" : "muted"));
        Node icon = late > 0
                ? Icons.of("mdal-access_time", "mark", "overdue")
                : Icons.of(item.day().isPresent() ? "mdmz-today" : "mdmz-radio_button_unchecked", "mark");
        return List.of(icon, name, detail, when);
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

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
