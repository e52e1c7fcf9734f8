package cn.sixin.dispatch.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.Period;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Over the grid: what is out of the ordinary about the day. */
final class DispatchBanner {
    private final Kit kit;
    private final VBox place;
    private final DispatchModel model;
    private List<String> said = List.of();

    DispatchBanner(Kit kit, VBox place, DispatchModel model) {
        this.kit = kit;
        this.place = place;
        this.model = model;
    }

    void show() {
        List<Node> notices = new ArrayList<>();
        List<String> saying = new ArrayList<>();
        model.trouble().ifPresent(problem -> add(notices, saying, trouble(problem), "trouble" + problem));
        if (model.isOpen()) {
            String outside = outside();
            if (!outside.isEmpty()) {
                add(notices, saying, notice(outside), outside);
            }
            long restored = model.sheet().asRestored();
            if (restored > 0) {
                String words = kit.text("dispatch.restored", restored);
                add(notices, saying, notice(words), words);
            }
            model.closed()
                    .ifPresent(row -> add(
                            notices,
                            saying,
                            model.correcting().map(this::correcting).orElseGet(() -> notice(closed(row))),
                            closed(row) + model.correcting()));
        }
        if (!saying.equals(said)) {
            said = saying;
            place.getChildren().setAll(notices);
        }
    }

    private static void add(List<Node> notices, List<String> saying, Node notice, String words) {
        notices.add(notice);
        saying.add(words);
    }

    private String outside() {
        LocalDate today = model.desk().context().today();
        if (Period.of(model.desk().seasons(), today)
                .filter(period -> period.contains(today))
                .isPresent()) {
            return "";
        }
        return Period.next(model.desk().seasons(), today)
                .map(next -> kit.text(
                        "dispatch.outside.next",
                        next.from(),
                        LunarDay.of(next.from()).text()))
                .orElseGet(() -> kit.text("dispatch.outside"));
    }

    private String closed(Row row) {
        return kit.text(
                "dispatch.closed",
                row.get(ClosedDay.CLOSED_BY, ""),
                ClosedDay.CLOSED_AT.show(row, model.desk().showing()),
                row.get(ClosedDay.REPORTED, 0),
                row.get(ClosedDay.DUE, 0));
    }

    private HBox notice(String words, Node... more) {
        Label label = new Label(words);
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox box = new HBox(label);
        box.getChildren().addAll(more);
        box.getStyleClass().addAll("notice", "dispatch-notice");
        return box;
    }

    private HBox correcting(String why) {
        return notice(
                kit.text("dispatch.correcting", why),
                button("dispatch-end-correction", "dispatch.correcting.end", model::endCorrection));
    }

    private HBox trouble(Problem problem) {
        HBox box = notice(
                kit.text(
                        "dispatch.not_kept",
                        problem.text(kit.labels()) + kit.text("dispatch.sentences") + problem.remedy(kit.labels())),
                button("dispatch-retry", "dispatch.retry", model::retry));
        box.getStyleClass().add("error");
        return box;
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button(kit.text(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
