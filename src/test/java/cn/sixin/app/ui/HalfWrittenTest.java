package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.station.Stations;
import cn.sixin.ledger.Row;
import cn.sixin.store.Draft;
import cn.sixin.visit.Visit;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What was left half written is offered as soon as its officer is in again, wherever the desk begins. */
class HalfWrittenTest extends DeskTest {

    @Test
    void theDeskSaysWhatWasLeftHalfWrittenAndOpensIt() {
        Station.Founded.Made made = Stations.founded(station());
        try (Session session = made.session()) {
            Row begun = session.store().draft(Visit.LEDGER);
            Row typed = begun.with(Visit.PROBLEMS, "二线缺普工");
            assertEquals(
                    Optional.empty(),
                    session.store().drafts().keep(Stations.OFFICER, Draft.of(null, begun, typed, Map.of(), null)));
        }
        open();
        type(Stations.PASSWORD);
        press(KeyCode.ENTER);
        await("the news", () -> onScreen(".toast-action"));
        picture("half-written-at-start");
        click(".toast-action");
        await("the form", () -> onScreen("#field-problems"));
        assertEquals("二线缺普工", find("#field-problems", TextInputControl.class).getText());
    }
}
