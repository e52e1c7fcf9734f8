package cn.sixin.page.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.enterprise.ui.EnterprisePage;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Row;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.Draft;
import cn.sixin.store.Drafts;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.visit.Visit;
import cn.sixin.visit.ui.VisitPage;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A form is kept while it is typed, and offered again when the desk starts anew. */
class DraftFlowTest extends PageTest {

    private TextInputControl field(String column) {
        return find("#field-" + column, TextInputControl.class);
    }

    private List<Draft> kept() {
        return store.drafts().of(OFFICER).stream().map(Drafts.Kept::draft).toList();
    }

    private void begin() {
        press(KeyCode.CONTROL, KeyCode.N);
        await("form", () -> onScreen("#field-problems"));
    }

    private void write(String column, String text) {
        fx(() -> field(column).requestFocus());
        type(text);
    }

    private void awaitKept(String text) {
        await(
                "kept",
                () -> kept().stream()
                        .anyMatch(draft ->
                                draft.values().values().stream().anyMatch(value -> text.equals(value.after()))));
    }

    private void resume() {
        await("offered", () -> onScreen(".draft-go"));
        click(".draft-go");
        await("form", () -> onScreen("#form-draft-drop"));
    }

    @Test
    void whatIsHalfWrittenIsOfferedAgainAndSavedOnce() {
        Row factory = enterprise(1, "东莞市测试电子有限公司");
        save(factory);
        showPage(VisitPage.declare());
        begin();
        type("测试电子");
        await("suggestions", () -> onScreen("#suggestions"));
        press(KeyCode.ENTER);
        write("people", "thirty");
        write("problems", "二线缺普工");
        awaitKept("二线缺普工");
        assertEquals(0, store.count(Visit.LEDGER), "a draft is no row");
        Pictures.take(scene(), "visit-half-written");

        restart(VisitPage.declare());
        await("offered", () -> onScreen(".draft-go"));
        assertTrue(reads("东莞市测试电子有限公司"));
        Pictures.both(theme, scene(), "draft-offered");
        resume();
        assertFalse(onScreen(".draft-go"), "what is in the form is not offered beside it");
        assertEquals("thirty", field("people").getText(), "what cannot be read, too");
        assertEquals("二线缺普工", field("problems").getText());
        assertEquals("东莞市测试电子有限公司", field("enterprise").getText());
        Pictures.both(theme, scene(), "draft-resumed");
        fx(() -> field("people").setText("30"));
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> store.count(Visit.LEDGER) == 1);
        await("let go of", () -> kept().isEmpty());
        Row row =
                desk.index(Visit.LEDGER).query(cn.sixin.store.search.Query.ALL).row(0);
        assertEquals(30, row.get(Visit.PEOPLE));
        assertEquals(factory.id(), row.get(Visit.ENTERPRISE));
    }

    @Test
    void aFormIsKeptForAnotherTimeOrGivenUp() {
        showPage(VisitPage.declare());
        begin();
        write("problems", "留着的");
        press(KeyCode.ESCAPE);
        await("question", () -> onScreen(".kit-dialog"));
        Pictures.take(find(".kit-dialog", Node.class).getScene(), "unsaved-dialog");
        clickText(labels.text("kit.unsaved.keep"));
        await("closed", () -> !onScreen("#field-problems"));
        assertEquals(1, kept().size(), "kept before the form was let go");
        await("offered", () -> onScreen(".draft-go"));

        begin();
        assertEquals("", field("problems").getText());
        write("problems", "不要的");
        awaitKept("不要的");
        press(KeyCode.ESCAPE);
        await("question", () -> onScreen(".kit-dialog"));
        clickText(labels.text("kit.unsaved.discard"));
        await("given up", () -> kept().size() == 1);
        awaitKept("留着的");

        click(".draft-drop");
        await("question", () -> onScreen(".kit-dialog"));
        clickText(labels.text("page.draft.drop"));
        await("gone", () -> kept().isEmpty() && !onScreen(".draft-go"));
    }

    @Test
    void whatIsTypedAndTakenBackLeavesNothing() {
        showPage(VisitPage.declare());
        begin();
        write("problems", "缺");
        awaitKept("缺");
        assertEquals(
                labels.text("page.draft.kept"), find("#unsaved", Label.class).getText());
        fx(() -> field("problems").clear());
        await("nothing kept", () -> kept().isEmpty());
        assertFalse(onScreen("#unsaved"));
    }

    @Test
    void anEditComesBackOverWhatOthersChangedMeanwhile() {
        Row row = save(enterprise(1, "东莞市测试电子有限公司")).rows().getFirst().after();
        showPage(EnterprisePage.declare());
        fx(() -> shown.controller().open(row.id()));
        await("form", () -> onScreen("#field-address"));
        write("address", "振安路 1 号");
        awaitKept("振安路 1 号");
        Saving elsewhere = store.save(Batch.of(GroupKind.EDIT, "x", new Actor("陈静", "desk-1"))
                .update(row, row.with(Enterprise.ADDRESS, "乌沙路 9 号").with(Enterprise.CONTACT, "周海")));
        assertTrue(elsewhere instanceof Saving.Saved);

        restart(EnterprisePage.declare());
        resume();
        assertEquals("振安路 1 号", field("address").getText());
        assertEquals("199****0001", field("phone").getText(), "what was not typed stays masked");
        press(KeyCode.CONTROL, KeyCode.S);
        await("both versions", () -> onScreen("#stale"));
        assertTrue(reads("乌沙路 9 号"));
        click("#stale-save");
        await("saved", () -> "振安路 1 号".equals(present(row).get(Enterprise.ADDRESS)));
        assertEquals("周海", present(row).get(Enterprise.CONTACT));
        await("let go of", () -> kept().isEmpty());
    }

    @Test
    void theSavedContentCanBeHadBackInstead() {
        Row row = save(enterprise(1, "东莞市测试电子有限公司")).rows().getFirst().after();
        showPage(EnterprisePage.declare());
        fx(() -> shown.controller().open(row.id()));
        await("form", () -> onScreen("#field-address"));
        write("address", "写错的地址");
        awaitKept("写错的地址");
        restart(EnterprisePage.declare());
        fx(() -> shown.controller().open(row.id()));
        await("back without asking", () -> onScreen("#form-draft-drop"));
        click("#form-draft-drop");
        await("as saved", () -> field("address").getText().isEmpty());
        await("let go of", () -> kept().isEmpty());
        press(KeyCode.ESCAPE);
        assertFalse(onScreen("#field-address"), "nothing unsaved is asked about");
    }

    private Row present(Row row) {
        return store.find(Enterprise.LEDGER, row.id()).orElseThrow();
    }
}
