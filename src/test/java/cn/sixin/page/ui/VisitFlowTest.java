package cn.sixin.page.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import cn.sixin.store.search.Query;
import cn.sixin.visit.Visit;
import cn.sixin.visit.ui.VisitPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An officer writes a visit down standing in a factory, and what he heard becomes somebody's work. */
class VisitFlowTest extends PageTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 16);

    private Row factory;

    @BeforeEach
    void aTownThatWasVisited() {
        factory = enterprise(1, "东莞市测试电子有限公司").with(Enterprise.CONTACT_POST, "厂长");
        Row other = enterprise(2, "东莞市测试五金有限公司");
        save(factory, other);
        save(
                visit(factory.id(), "2027-02-01T02:00:00Z")
                        .with(Visit.VISITORS, OFFICER + "、陈静")
                        .with(Visit.METHOD, "phone")
                        .with(Visit.INTERVIEWEE, "周海")
                        .with(Visit.POST, "行政经理")
                        .with(Visit.PHONE, "19900000099")
                        .with(Visit.FOLLOW_UP_ON, TODAY.minusDays(1)),
                visit(other.id(), "2027-01-20T02:00:00Z").with(Visit.VISITORS, "陈静"));
        showPage(VisitPage.declare());
        await("rows", () -> reads("测试五金"));
    }

    private Row visit(UUID enterprise, String at) {
        return store.draft(Visit.LEDGER)
                .with(Visit.KIND, "enterprise")
                .with(Visit.VISITED_AT, Instant.parse(at))
                .with(Visit.ENTERPRISE, enterprise)
                .with(Visit.PROBLEMS, "二线缺普工");
    }

    private TextInputControl field(String column) {
        return find("#field-" + column, TextInputControl.class);
    }

    private String text(String column) {
        return fx(() -> field(column).getText());
    }

    private void write(String column, String text) {
        fx(() -> field(column).requestFocus());
        type(text);
    }

    private void begin() {
        press(KeyCode.CONTROL, KeyCode.N);
        await("form", () -> onScreen("#field-problems"));
        type("测试电子");
        await("suggestions", () -> onScreen("#suggestions"));
        press(KeyCode.ENTER);
        await("what was written last time", () -> onScreen("#offer-interviewee"));
    }

    private Row latest() {
        return desk.index(Visit.LEDGER)
                .query(Query.ALL.sorted(new cn.sixin.store.search.Sort(Visit.VISITED_AT, null, true)))
                .row(0);
    }

    private Row service() {
        return desk.index(Service.LEDGER).query(Query.ALL).row(0);
    }

    @Test
    void threeThingsAreWrittenAndTheRestIsOffered() {
        begin();
        Pictures.both(theme, scene(), "visit-form");
        Pictures.take(theme, scene(), Look.DEFAULT.scaled(200), "visit-form-200");
        fx(() -> theme.apply(Look.DEFAULT));
        settle();
        assertEquals(OFFICER, text("visitors"));
        fx(() -> field("visitors").requestFocus());
        press(KeyCode.CONTROL, KeyCode.D);
        assertEquals(OFFICER + "、陈静", text("visitors"));
        assertFalse(onScreen("#offer-visitors"), "what stands there already is not offered");
        assertTrue(onScreen("#offer-contact"), "the roster knows another one");
        click("#offer-interviewee");
        assertEquals("周海", text("interviewee"));
        assertEquals("行政经理", text("post"));
        assertEquals("199****0099", text("phone"), "personal data is masked, whoever put it in");
        assertFalse(onScreen("#offer-contact"));
        click("#field-method-online");
        write("problems", "三线缺技工");
        fx(() -> field("follow_up_on").requestFocus());
        press(KeyCode.CONTROL, KeyCode.D);
        assertEquals("2027-02-19", text("follow_up_on"));
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> desk.index(Visit.LEDGER).count() == 3);
        Row row = latest();
        assertEquals(factory.id(), row.get(Visit.ENTERPRISE));
        assertEquals(Instant.now(CLOCK), row.get(Visit.VISITED_AT));
        assertEquals("online", row.get(Visit.METHOD));
        assertEquals("19900000099", row.get(Visit.PHONE));
        assertEquals(TODAY.plusDays(3), row.get(Visit.FOLLOW_UP_ON));
    }

    @Test
    void aFollowUpIsSeenOverdueAndDoneAtOnePress() {
        click("#quick-overdue");
        await("one", () -> reads(labels.text("kit.table.count_filtered", 1, 2)));
        Pictures.take(scene(), "visit-overdue");
        Row due = latest();
        fx(() -> shown.controller().open(due.id()));
        await("form", () -> onScreen("#offer-followed_today"));
        fx(() -> field("followed_on").requestFocus());
        press(KeyCode.CONTROL, KeyCode.D);
        press(KeyCode.CONTROL, KeyCode.S);
        await("done", () -> TODAY.equals(latest().get(Visit.FOLLOWED_ON)));
        await("none", () -> reads(labels.text("kit.table.count_filtered", 0, 2)));
    }

    @Test
    void aProblemBecomesAServiceRowByOneKeyAndBothShowIt() {
        begin();
        press(KeyCode.CONTROL, KeyCode.J);
        await("why not yet", () -> reads(labels.text("problem.visit.service_needs_problem")));
        write("problems", "三线缺技工");
        write("demands", "请帮忙招聘");
        write("actions", "已登记岗位");
        press(KeyCode.CONTROL, KeyCode.J);
        await("the service form", () -> onScreen("#field-detail"));
        assertEquals(3, desk.index(Visit.LEDGER).count(), "the visit was saved before");
        assertEquals("东莞市测试电子有限公司", text("enterprise"));
        assertEquals("2027-02-16", text("raised_on"));
        assertEquals("三线缺技工\n请帮忙招聘", text("detail"));
        assertEquals("已登记岗位", text("action"));
        assertEquals(OFFICER, text("officer"));
        await("kept half written", () -> store.drafts().of(OFFICER).size() == 1);
        Pictures.both(theme, scene(), "visit-becomes-service");
        fx(() -> {
            @SuppressWarnings("unchecked")
            javafx.scene.control.ComboBox<String> need = find("#field-need", javafx.scene.control.ComboBox.class);
            need.setValue("staffing");
        });
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> desk.index(Service.LEDGER).count() == 1);
        Row service = service();
        assertEquals("visit", service.get(Service.SOURCE));
        await("the visit names it", () -> service.id().equals(latest().get(Visit.SERVICE)));
        await("and is seen beside it", () -> reads(labels.text("service.facts.visit_became")));
        Pictures.both(theme, scene(), "service-from-visit");

        fx(() -> ways.open(Visit.LEDGER, latest().id()));
        await("the visit", () -> onScreen("#link-service"));
        String told = find("#link-service", Label.class).getText();
        assertTrue(told.contains(labels.text("choice.service_need.staffing")), told);
        assertTrue(told.contains(labels.text("choice.service_status.open")), told);
        await("the keyboard is in it", () -> fx(() -> isFormsOwn(scene().getFocusOwner())));
        press(KeyCode.CONTROL, KeyCode.J);
        await("once only", () -> reads(labels.text("problem.visit.service_there")));
        Pictures.take(scene(), "visit-linked");
        press(KeyCode.ESCAPE);
        await("closed", () -> !onScreen("#field-problems"));
        press(KeyCode.CONTROL, KeyCode.Z);
        await("both taken back", () -> desk.index(Service.LEDGER).count() == 0 && !latest().has(Visit.SERVICE));
        assertEquals("三线缺技工", latest().get(Visit.PROBLEMS), "the visit itself stays");
    }

    @Test
    void whatAVisitIsToBecomeSurvivesARestart() {
        begin();
        write("problems", "三线缺技工");
        press(KeyCode.CONTROL, KeyCode.J);
        await("the service form", () -> onScreen("#field-detail"));
        await("kept half written", () -> store.drafts().of(OFFICER).size() == 1);
        restart(cn.sixin.service.ui.ServicePage.declare());
        await("offered", () -> onScreen(".draft-go"));
        click(".draft-go");
        await("form", () -> onScreen("#form-draft-drop"));
        fx(() -> {
            @SuppressWarnings("unchecked")
            javafx.scene.control.ComboBox<String> need = find("#field-need", javafx.scene.control.ComboBox.class);
            need.setValue("staffing");
        });
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> desk.index(Service.LEDGER).count() == 1);
        await("linked", () -> service().id().equals(latest().get(Visit.SERVICE)));
        assertEquals(List.of(), store.drafts().of(OFFICER));
    }

    @Test
    void theKindsAreInSightAndGoneThroughByKeyboard() {
        begin();
        Node first = find("#field-kind-enterprise", Node.class);
        fx(first::requestFocus);
        press(KeyCode.RIGHT);
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> desk.index(Visit.LEDGER).count() == 3);
        assertEquals("staff", latest().get(Visit.KIND));
    }

    /** Whether a node is in the form that is open. */
    private static boolean isFormsOwn(@Nullable Node node) {
        Node at = node;
        while (at != null && !at.getStyleClass().contains("row-form")) {
            at = at.getParent();
        }
        return at != null;
    }
}
