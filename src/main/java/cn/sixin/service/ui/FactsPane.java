package cn.sixin.service.ui;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.page.Desk;
import cn.sixin.page.ui.Beside;
import cn.sixin.service.Service;
import cn.sixin.service.ServiceFacts;
import cn.sixin.store.search.Filter;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The enterprise beside its need: contact, headcount, what else is open. Reads memory alone. */
public final class FactsPane implements Beside {
    private static final int VISITS_SHOWN = 5;

    private final Kit kit;
    private final Desk desk;
    private final Visits visits;
    private final VBox box = new VBox();
    private final ScrollPane scroll = new ScrollPane(box);
    private @Nullable Row shown;
    private boolean empty = true;

    /** Who was where and heard what. */
    public interface Visits {
        /** An enterprise's, the one that became the service row first, then the latest. */
        List<Seen> of(UUID enterprise, UUID service);
    }

    /**
     * One visit.
     *
     * @param became it is the one that became the service row in hand
     */
    public record Seen(String when, String who, String words, boolean became, Runnable open) {}

    public FactsPane(Kit kit, Desk desk, Visits visits) {
        this.kit = kit;
        this.desk = desk;
        this.visits = visits;
        box.getStyleClass().add("facts");
        scroll.setId("facts");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("beside", "sheet-scroll");
        scroll.setFocusTraversable(false);
        say("service.facts.none");
    }

    @Override
    public Node node() {
        return scroll;
    }

    @Override
    public void show(Row draft) {
        UUID enterprise = draft.get(Service.ENTERPRISE);
        Row before = shown;
        if (!empty
                && before != null
                && Objects.equals(enterprise, before.get(Service.ENTERPRISE))
                && before.envelope().equals(draft.envelope())) {
            return;
        }
        shown = draft;
        if (enterprise == null) {
            say("service.facts.none");
            return;
        }
        Optional<Row> row = desk.index(Enterprise.LEDGER)
                .row(enterprise)
                .filter(found -> !found.envelope().deleted());
        if (row.isPresent()) {
            show(facts(row.get(), draft.id()), row.get(), visits.of(enterprise, draft.id()));
        } else {
            say("service.facts.gone");
        }
    }

    private ServiceFacts facts(Row enterprise, UUID editing) {
        Filter its = new Filter.OneOf(Service.ENTERPRISE, Set.of(enterprise.id()), false);
        Result found = desk.index(Service.LEDGER).query(Query.ALL.and(its));
        List<Row> services =
                IntStream.range(0, found.count()).mapToObj(found::row).toList();
        return ServiceFacts.of(enterprise, services, editing, desk.context());
    }

    private void say(String key) {
        empty = true;
        box.getChildren().setAll(title(), line(kit.text(key), "muted"));
    }

    private Label title() {
        return line(kit.text("service.facts.title"), "section-title");
    }

    private void show(ServiceFacts facts, Row enterprise, List<Seen> seen) {
        empty = false;
        Showing showing = desk.showing();
        box.getChildren().setAll(title(), line(Enterprise.NAME.show(enterprise, showing), "name"));
        fact("mdmz-person", join(enterprise, Enterprise.CONTACT, Enterprise.CONTACT_POST));
        box.getChildren().add(phone(enterprise));
        fact("mdmz-place", Enterprise.ADDRESS.show(enterprise, showing));
        fact(
                "mdal-group",
                facts.headcountKnown()
                        ? kit.text("service.facts.headcount", enterprise.get(Enterprise.HEADCOUNT, 0))
                        : kit.text("service.facts.headcount_unknown"));
        int open = facts.openNeeds().size();
        box.getChildren()
                .add(line(
                        open == 0 ? kit.text("service.facts.no_needs") : kit.text("service.facts.open_needs", open),
                        "section-title"));
        facts.openNeeds().forEach(need -> box.getChildren().add(need(need)));
        box.getChildren().add(line(kit.text("service.facts.visits"), "section-title"));
        if (seen.isEmpty()) {
            box.getChildren().add(line(kit.text("service.facts.visits_none"), "muted"));
        }
        seen.stream().limit(VISITS_SHOWN).forEach(visit -> box.getChildren().add(visit(visit)));
        if (seen.size() > VISITS_SHOWN) {
            box.getChildren().add(line(kit.text("service.facts.visits_more", seen.size() - VISITS_SHOWN), "muted"));
        }
    }

    private Node visit(Seen visit) {
        VBox card = new VBox();
        card.getStyleClass().addAll("need", "visit");
        Button open =
                Icons.button("mdal-arrow_forward", kit.text("service.facts.visit_open", visit.when()), visit.open());
        HBox head = new HBox(line(visit.when(), "strong"), open);
        head.getStyleClass().add("fact");
        card.getChildren().add(head);
        if (visit.became()) {
            card.getChildren().add(line(kit.text("service.facts.visit_became"), "unsaved"));
        }
        card.getChildren().add(line(visit.who(), "small-text"));
        if (!visit.words().isEmpty()) {
            card.getChildren().add(line(visit.words(), "muted"));
        }
        return card;
    }

    private String join(Row row, Column<String> one, Column<String> other) {
        return (row.get(one, "") + " " + row.get(other, "")).strip();
    }

    private void fact(String icon, String text) {
        if (!text.isEmpty()) {
            HBox fact = new HBox(Icons.of(icon), line(text, "fact-text"));
            fact.getStyleClass().add("fact");
            box.getChildren().add(fact);
        }
    }

    private Node phone(Row enterprise) {
        Label number = line(Enterprise.PHONE.showMasked(enterprise, desk.showing()), "fact-text");
        number.setId("facts-phone");
        HBox fact = new HBox(Icons.of("mdal-local_phone"), number);
        fact.getStyleClass().add("fact");
        if (enterprise.has(Enterprise.PHONE)) {
            Button eye = Icons.button("mdmz-visibility", kit.text("page.reveal"), () -> {});
            eye.setId("facts-reveal");
            eye.setOnAction(event -> new cn.sixin.page.ui.Reveal(kit, desk).ask(enterprise, () -> {
                number.setText(Enterprise.PHONE.show(enterprise, desk.showing()));
                eye.setVisible(false);
            }));
            fact.getChildren().add(eye);
        }
        return fact;
    }

    private Node need(ServiceFacts.Need need) {
        Row row = need.row();
        Showing showing = desk.showing();
        VBox card = new VBox();
        card.getStyleClass().add("need");
        HBox head = new HBox(line(Service.NEED.show(row, showing), "strong"));
        head.getStyleClass().add("fact");
        if (need.red()) {
            head.getChildren().addAll(Icons.of("mdal-error", "mark", "red"), line(kit.text("mark.red"), "risk-red"));
        }
        if (need.overdue()) {
            head.getChildren()
                    .addAll(Icons.of("mdal-access_time", "mark", "overdue"), line(kit.text("mark.overdue"), "unsaved"));
        }
        card.getChildren().addAll(head, line(Service.DETAIL.show(row, showing), "muted"));
        int shortage = Service.shortage(row);
        String foot = Service.STATUS.show(row, showing)
                + (shortage > 0 ? "  " + kit.text("service.facts.short", shortage) : "")
                + (row.has(Service.DUE_ON)
                        ? "  " + kit.text("service.facts.due", Service.DUE_ON.show(row, showing))
                        : "");
        card.getChildren().add(line(foot, "small-text"));
        return card;
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
