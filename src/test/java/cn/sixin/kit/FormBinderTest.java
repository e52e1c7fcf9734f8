package cn.sixin.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.kit.form.FieldBox;
import cn.sixin.kit.form.FormBinder;
import cn.sixin.kit.form.References.Candidate;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.service.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FormBinderTest extends FxTest {
    private static final UUID FACTORY = new UUID(7, 7);
    private final List<Exception> errors = new ArrayList<>();
    private final ThreadRunner background = new ThreadRunner(errors::add);
    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final Kit kit = new Kit(labels, theme, background, new Dialogs(labels));
    private final Context context = Context.at(LocalDate.of(2027, 2, 13), "441900003", Context.Lookup.NONE);

    @AfterEach
    void noErrors() {
        background.close();
        assertEquals(List.of(), errors);
    }

    private FormBinder shown() {
        FormBinder[] made = new FormBinder[1];
        show(
                () -> {
                    VBox form = new VBox();
                    form.getStyleClass().add("ledger-form");
                    for (String column :
                            List.of("enterprise", "raised_on", "need", "rigid", "detail", "risk_signs", "confirmed")) {
                        FieldBox box = new FieldBox();
                        box.setColumn(column);
                        form.getChildren().add(box);
                    }
                    made[0] = new FormBinder(
                            kit,
                            Service.LEDGER,
                            form,
                            Row.draft(Service.LEDGER, new UUID(1, 1), "441900003"),
                            new Showing(labels, (ledger, id) -> "东莞市一达家具厂"),
                            (ledger, typed) -> List.of(new Candidate(FACTORY, "东莞市一达家具厂", "91441900MA0000000000")),
                            () -> context);
                    return form;
                },
                520,
                700);
        return made[0];
    }

    @Test
    void whatCannotBeReadStaysAsTypedWithItsProblemBeneath() {
        FormBinder form = shown();
        click("#rigid");
        type("many");
        assertEquals("many", find("#rigid", TextField.class).getText());
        assertTrue(reads("“many”不是整数"));
        assertTrue(form.isDirty(), "typed work is work that may be lost");
        assertTrue(fx(form::check).stream().anyMatch(Problem::isError));
        assertEquals("many", find("#rigid", TextField.class).getText());
    }

    @Test
    void aReadDateShowsItsLunarDayAndComesBackInTheRow() {
        FormBinder form = shown();
        click("#raised_on");
        type("2027-02-13");
        assertTrue(reads("正月初八"));
        assertEquals(LocalDate.of(2027, 2, 13), fx(() -> form.row().get(Service.RAISED_ON)));
        fx(() -> form.load(form.row()));
        assertFalse(form.isDirty());
    }

    @Test
    void anEnterpriseIsPickedFromWhatTypingOffers() {
        FormBinder form = shown();
        click("#enterprise");
        type("ydjj");
        await("the offer", () -> reads("东莞市一达家具厂   91441900MA0000000000"));
        clickText("东莞市一达家具厂   91441900MA0000000000");
        assertEquals(FACTORY, fx(() -> form.row().get(Service.ENTERPRISE)));
    }

    @Test
    void requiredColumnsLeftEmptyAreNamedUnderTheirFields() {
        FormBinder form = shown();
        List<Problem> problems = fx(form::check);
        assertTrue(problems.stream().anyMatch(problem -> problem.column() == Service.NEED));
        settle();
        assertTrue(reads("必填，现在是空的"));
        Pictures.both(theme, find("#need", javafx.scene.Node.class).getScene(), "kit-form");
    }
}
