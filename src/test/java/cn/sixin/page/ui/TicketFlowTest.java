package cn.sixin.page.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Row;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.ticket.Passenger;
import cn.sixin.ticket.Ticket;
import cn.sixin.ticket.TicketStates;
import cn.sixin.ticket.ui.PassengerPage;
import cn.sixin.ticket.ui.TicketBeside;
import cn.sixin.ticket.ui.TicketPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** Group tickets as an officer handles them. */
class TicketFlowTest extends PageTest {

    @Override
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-12-28T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    }

    @Override
    Optional<Function<LedgerPageModel, Beside>> beside(LedgerPage page) {
        // No printer, whichever this machine has.
        return page.ledger() == Ticket.LEDGER
                ? Optional.of(model -> new TicketBeside(kit, desk, Optional::empty))
                : Optional.empty();
    }

    private void showTickets() {
        showPage(TicketPage.declare());
    }

    private Row ticket(UUID enterprise, String status) {
        return store.draft(Ticket.LEDGER)
                .with(Ticket.GROUP, Ticket.ENTERPRISE_GROUP)
                .with(Ticket.ENTERPRISE, enterprise)
                .with(Ticket.DIRECTION, Ticket.OUTBOUND)
                .with(Ticket.TRAVEL_ON, LocalDate.of(2027, 1, 28))
                .with(Ticket.FROM, "东莞东")
                .with(Ticket.TO, "怀化南")
                .with(Ticket.CERTIFICATE_NO, "长人社证〔2026〕12号")
                .with(Ticket.CERTIFIED_ON, LocalDate.of(2026, 12, 20))
                .with(Ticket.MIGRANT_STAFF, 320)
                .with(Ticket.HANDLER, "林海")
                .with(Ticket.APPLIED, 60)
                .with(Ticket.STATUS, status);
    }

    @Test
    void aBatchGoesOnlyAlongItsArrowsByButtonAndByKey() {
        Row enterprise = enterprise(1, "东莞市长安信和电子有限公司");
        Row ticket = ticket(enterprise.id(), TicketStates.REGISTERING);
        save(enterprise, ticket);
        showTickets();
        await("row", () -> reads("信和"));
        fx(() -> shown.controller().table().focusRows());
        press(KeyCode.ENTER);
        await("steps", () -> onScreen("#step-approved"));
        assertTrue(onScreen("#step-returned"));
        assertFalse(onScreen("#step-activated"));
        Pictures.both(theme, scene(), "ticket-steps");
        Pictures.take(theme, scene(), Look.DEFAULT.scaled(200), "ticket-steps-200");
        fx(() -> theme.apply(Look.DEFAULT));
        press(KeyCode.ALT, KeyCode.DIGIT2);
        assertFalse(onScreen("#step-approved"));
        press(KeyCode.CONTROL, KeyCode.S);
        await("reason asked for", () -> reads(labels.text("problem.ticket.returned_without_reason")));
        assertEquals(TicketStates.REGISTERING, status(ticket));
        fx(() -> find("#field-returned_for", TextField.class).setText("缺营业执照副本"));
        press(KeyCode.CONTROL, KeyCode.S);
        await("returned", () -> status(ticket).equals(TicketStates.RETURNED));
        await("only way on", () -> onScreen("#step-registering"));
        click("#step-registering");
        click("#step-back");
        assertTrue(onScreen("#step-registering"));
        press(KeyCode.ESCAPE);
        assertFalse(onScreen("#step-registering"));
        press(KeyCode.CONTROL, KeyCode.Z);
        await("undone", () -> status(ticket).equals(TicketStates.REGISTERING));
    }

    @Test
    void theListOfABatchComesInFromItsFormWithEveryCellExplained() {
        Row enterprise = enterprise(1, "东莞市鑫源宏达电子有限公司");
        Row ticket = ticket(enterprise.id(), TicketStates.ACCEPTED)
                .with(Ticket.APPLIED, 420)
                .with(Ticket.ACCEPTED, 415);
        save(enterprise, ticket);
        showTickets();
        await("row", () -> reads("鑫源宏达"));
        assertTrue(reads(labels.text("ticket.countdown.left", 11)), "the stage is counted down in the table");
        fx(() -> shown.controller().table().focusRows());
        press(KeyCode.ENTER);
        await("beside", () -> reads(labels.text("ticket.beside.passengers", 0, 415)));
        click("#ticket-import");
        await("wizard", () -> onScreen("#import-choose"));
        Pictures.take(scene(), "passenger-import-file");
        fx(() -> wizard().open(Path.of("src/test/resources/samples/passengers.xlsx")));
        await("columns", () -> onScreen("#import-next"));
        Pictures.both(theme, scene(), "passenger-import-columns");
        click("#import-next");
        await("preview", () -> onScreen("#import-rows"));
        await("explained", () -> reads(labels.text("problem.code_is_number")));
        Pictures.both(theme, scene(), "passenger-import-preview");
        click("#import-confirm");
        await("done", () -> onScreen("#import-done"));
        Pictures.take(scene(), "passenger-import-result");
        click("#import-close");
        await("counted", () -> reads(labels.text("ticket.beside.passengers", 415, 415)));
        Pictures.both(theme, scene(), "ticket-beside");
        Pictures.take(theme, scene(), Look.DEFAULT.scaled(200), "ticket-beside-200");
        fx(() -> theme.apply(Look.DEFAULT));
        press(KeyCode.ALT, KeyCode.DIGIT1);
        press(KeyCode.CONTROL, KeyCode.S);
        await("checking", () -> status(ticket).equals(TicketStates.CHECKING));
    }

    @Test
    void aListOfNamesAloneIsAskedForItsBatchOnThePageOfAllPassengers() throws Exception {
        Row enterprise = enterprise(1, "东莞市长安信和电子有限公司");
        Row ticket = ticket(enterprise.id(), TicketStates.ACTIVATED);
        save(enterprise, ticket);
        Path list = home.resolve("names.csv");
        Files.writeString(list, "姓名,身份证号\n毛涵,441900199001010001\n许兰,520624198512310005\n");
        showPage(PassengerPage.declare());
        fx(() -> shown.controller().importBook(list));
        await("asked", () -> onScreen("#mapping-same") && onScreen("#field-ticket"));
        assertTrue(find("#mapping-missing", javafx.scene.control.Label.class)
                .getText()
                .contains(Passenger.TICKET.label(labels)));
        Pictures.both(theme, scene(), "passenger-import-asked");
        fx(() -> find("#field-ticket", TextField.class).requestFocus());
        type("信和");
        await("offered", () -> onScreen("#suggestions"));
        press(KeyCode.ENTER);
        await("enough", () -> !onScreen("#mapping-missing"));
        Pictures.take(theme, scene(), Look.DEFAULT.scaled(200), "passenger-import-asked-200");
        fx(() -> theme.apply(Look.DEFAULT));
        click("#import-next");
        await("preview", () -> onScreen("#import-rows"));
        click("#import-confirm");
        await("done", () -> onScreen("#import-done"));
        assertEquals(2, desk.context().lookup().count(Passenger.TICKET, ticket.id()));
    }

    private ImportWizard wizard() {
        return (ImportWizard) find("#import-wizard", Node.class).getParent().getUserData();
    }

    @Test
    void theCertificateIsMadeFromTheForm() throws Exception {
        Row enterprise = enterprise(1, "东莞市长安信和电子有限公司");
        Row ticket = ticket(enterprise.id(), TicketStates.CERTIFIED).with(Ticket.CERTIFIED_ON, null);
        save(enterprise, ticket.with(Ticket.STATUS, TicketStates.DRAFT));
        showTickets();
        await("row", () -> reads("信和"));
        fx(() -> shown.controller().table().focusRows());
        press(KeyCode.ENTER);
        await("beside", () -> reads(labels.text("ticket.beside.passengers", 0, 0)));
        click("#ticket-certificate");
        await("missing", () -> reads(labels.text("ticket.beside.certificate.missing")));
        Pictures.take(scene(), "ticket-certificate-missing");
        fx(() -> find("#field-certified_on", TextField.class).setText("2026-12-20"));
        await("typed", () -> !reads(labels.text("ticket.beside.certificate.missing")));
        click("#ticket-certificate");
        await("sheet", () -> onScreen("#save-target"));
        Pictures.take(find("#save-target", Node.class).getScene(), "certificate-sheet");
        Path target = home.resolve("证明.docx");
        fx(() -> find("#save-target", TextField.class).setText(target.toString()));
        click("#save-go");
        await("written", () -> Files.exists(target) && !onScreen("#save-target"));
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(target))) {
            assertTrue(
                    document.getParagraphs().stream().anyMatch(p -> p.getText().contains("信和电子")));
        }
        assertEquals("certificate", store.audit().latest(1).getFirst().action());
        click("#ticket-print");
        await("says so", () -> reads(labels.text("ticket.beside.print.none")));
        assertTrue(reads(labels.text("ticket.beside.print.none.remedy")));
        assertEquals(
                1,
                store.audit().latest(10).stream()
                        .filter(entry -> entry.action().equals("certificate"))
                        .count(),
                "what was not printed did not go out");
        Pictures.both(theme, scene(), "ticket-print-none");
    }

    @Test
    void marksAndQuickFiltersFindWhatPresses() {
        Row enterprise = enterprise(1, "东莞市长安信和电子有限公司");
        Row late = ticket(enterprise.id(), TicketStates.REGISTERING).with(Ticket.TRAIN, "K1");
        Row full = ticket(enterprise.id(), TicketStates.ACTIVATED)
                .with(Ticket.TRAIN, "K2")
                .with(Ticket.APPLIED, 1200);
        Row other = ticket(enterprise.id(), TicketStates.ACTIVATED)
                .with(Ticket.TRAIN, "K3")
                .with(Ticket.TRAVEL_ON, LocalDate.of(2027, 1, 30));
        save(
                enterprise,
                late,
                full,
                other,
                passenger(late, 1, "441900199001010001"),
                passenger(other, 1, "441900199001010001"),
                passenger(full, 2, "44190019880119000X"));
        showTickets();
        await("rows", () -> reads("K3"));
        Pictures.both(theme, scene(), "ticket-full");
        click("#quick-overdue");
        await("late", () -> reads("K1") && !reads("K2"));
        click("#quick-overdue");
        click("#quick-special_train");
        await("train", () -> reads("K2") && reads("K1") && !reads("K3"));
        click("#quick-special_train");
        await("all", () -> reads("K3"));
        click("#quick-stage");
        clickText(labels.text("ticket.quick.declare"));
        await("stage", () -> reads("K2") && reads("K3") && !reads("K1"));
        fx(() -> stage.hide());
        desk.close();
        showPage(PassengerPage.declare());
        await("passengers", () -> reads("441900********0001"));
        click("#quick-twin");
        await("twins", () -> reads(labels.text("kit.table.count_filtered", 2, 3)));
        Pictures.both(theme, scene(), "passenger-twins");
    }

    @Test
    void passengersArePastedFromASpreadsheetIntoTheirBatchAndTwinsAreRefused() {
        Row enterprise = enterprise(1, "东莞市长安信和电子有限公司");
        Row ticket = ticket(enterprise.id(), TicketStates.ACTIVATED);
        Row other = ticket(enterprise.id(), TicketStates.ACTIVATED).with(Ticket.TRAVEL_ON, LocalDate.of(2027, 1, 30));
        save(enterprise, ticket, other, passenger(other, 7, "441900199001010001"));
        showTickets();
        await("row", () -> reads("信和"));
        fx(() -> shown.controller().open(ticket.id()));
        await("grid", () -> onScreen("#parts-add-passenger"));
        fx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("1\t夏涵䶮\t居民身份证\t44190019880119000X\t19900001234\r\n"
                    + "2\t毛涵\t居民身份证\t441900199001010001\t19900001235\r\n");
            Clipboard.getSystemClipboard().setContent(content);
        });
        fx(() -> find("#parts-add-passenger", javafx.scene.control.Button.class).fire());
        press(KeyCode.CONTROL, KeyCode.V);
        await("pasted", () -> reads("毛涵"));
        press(KeyCode.CONTROL, KeyCode.S);
        await("twin named", () -> reads(labels.text("page.form.problems", 1)));
        assertEquals(1, desk.index(Passenger.LEDGER).count());
        Pictures.both(theme, scene(), "ticket-passengers");
    }

    @Test
    void passengersThatAreTypedAndTheStepTakenAreOneSave() {
        Row enterprise = enterprise(1, "东莞市长安信和电子有限公司");
        Row ticket = ticket(enterprise.id(), TicketStates.ACCEPTED)
                .with(Ticket.APPLIED, 5)
                .with(Ticket.ACCEPTED, 2);
        save(enterprise, ticket);
        showTickets();
        await("row", () -> reads("信和"));
        fx(() -> shown.controller().open(ticket.id()));
        await("grid", () -> onScreen("#parts-add-passenger"));
        fx(() -> find("#parts-add-passenger", javafx.scene.control.Button.class).fire());
        paste("1\t夏涵䶮\t居民身份证\t44190019880119000X\t19900001234\r\n");
        await("pasted", () -> reads("夏涵䶮"));
        press(KeyCode.ALT, KeyCode.DIGIT1);
        press(KeyCode.CONTROL, KeyCode.S);
        await("one of two", () -> reads(labels.text("page.form.problems", 1)));
        assertEquals(TicketStates.ACCEPTED, status(ticket), "neither the step nor the passenger is saved alone");
        assertEquals(0, desk.index(Passenger.LEDGER).count());
        assertTrue(reads("夏涵䶮"), "and what was typed stands");
        fx(() -> find("#parts-add-passenger", javafx.scene.control.Button.class).fire());
        paste("2\t毛涵\t居民身份证\t441900199001010001\t19900001235\r\n");
        await("pasted", () -> reads("毛涵"));
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> desk.index(Passenger.LEDGER).count() == 2);
        assertEquals(TicketStates.CHECKING, status(ticket));
        assertEquals(
                store.history(ticket.id()).getFirst().group(),
                store.history(desk.context()
                                .lookup()
                                .having(Passenger.TICKET, ticket.id())
                                .getFirst()
                                .id())
                        .getFirst()
                        .group());
        fx(() -> shown.controller().undo());
        await("taken back together", () -> desk.index(Passenger.LEDGER).count() == 0);
        assertEquals(TicketStates.ACCEPTED, status(ticket));
    }

    private void paste(String block) {
        fx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(block);
            Clipboard.getSystemClipboard().setContent(content);
        });
        press(KeyCode.CONTROL, KeyCode.V);
    }

    @Test
    void aBatchGoesWithItsPassengersAndComesBackWithThem() {
        Row enterprise = enterprise(1, "东莞市长安信和电子有限公司");
        Row ticket = ticket(enterprise.id(), TicketStates.ACTIVATED);
        Row other = ticket(enterprise.id(), TicketStates.ACTIVATED).with(Ticket.TRAVEL_ON, LocalDate.of(2027, 1, 30));
        Row before = passenger(ticket, 3, "520624198512310005");
        save(
                enterprise,
                ticket,
                other,
                before,
                passenger(ticket, 1, "441900199001010001"),
                passenger(other, 1, "44190019880119000X"));
        store.save(Batch.of(GroupKind.DELETE, "x", new Actor(OFFICER, "desk-1"))
                .delete(store.find(Passenger.LEDGER, before.id()).orElseThrow(), null));
        showTickets();
        await("row", () -> reads("2027-01-30"));
        delete(ticket);
        await("gone", () -> desk.index(Ticket.LEDGER).count() == 1);
        await("with its passenger", () -> desk.index(Passenger.LEDGER).count() == 1);
        fx(() -> shown.controller().undo());
        await(
                "one undo",
                () -> desk.index(Passenger.LEDGER).count() == 2
                        && desk.index(Ticket.LEDGER).count() == 2);
        delete(ticket);
        await("gone again", () -> desk.index(Passenger.LEDGER).count() == 1);
        fx(() -> shown.controller().recycle());
        await("recycled", () -> onScreen("#recycled"));
        click("#recycle-restore");
        await(
                "both back",
                () -> desk.index(Passenger.LEDGER).count() == 2
                        && desk.index(Ticket.LEDGER).count() == 2);
        assertTrue(
                store.find(Passenger.LEDGER, before.id())
                        .orElseThrow()
                        .envelope()
                        .deleted(),
                "whoever was deleted before stays so");
    }

    private void delete(Row ticket) {
        fx(() -> shown.controller().table().select(ticket.id()));
        javafx.application.Platform.runLater(() -> shown.controller().delete());
        await("question", () -> onScreen(".kit-dialog"));
        Pictures.take(find(".kit-dialog", Node.class).getScene(), "ticket-delete");
        String part = labels.text("page.delete.part", Passenger.LEDGER.label(labels), 1L);
        assertTrue(reads(part), part);
        clickText(labels.text("page.delete.ok"));
    }

    @Test
    void aPassengerIsShownWholeForAReasonThatIsKept() {
        Row enterprise = enterprise(1, "东莞市长安信和电子有限公司");
        Row ticket = ticket(enterprise.id(), TicketStates.ACCEPTED);
        Row passenger = passenger(ticket, 1, "441900199001010001");
        save(enterprise, ticket, passenger);
        showPage(PassengerPage.declare());
        await("row", () -> reads("441900********0001"));
        fx(() -> shown.controller().open(passenger.id()));
        await("form", () -> onScreen("#reveal-id_number"));
        assertFalse(reads("441900199001010001"));
        assertFalse(reads("夏涵䶮"));
        click("#reveal-id_number");
        await("reason", () -> onScreen(".kit-dialog"));
        clickText(labels.text("page.reveal.ok"));
        await("whole", () -> reads("441900199001010001"));
        assertEquals("reveal", store.audit().latest(1).getFirst().action());
    }

    @Test
    void aListGoesOutInTheLayoutThatItsRecipientWants() throws Exception {
        Row enterprise = enterprise(1, "东莞市长安信和电子有限公司");
        Row ticket = ticket(enterprise.id(), TicketStates.ACCEPTED);
        save(enterprise, ticket, passenger(ticket, 1, "441900199001010001"));
        showPage(PassengerPage.declare());
        await("row", () -> reads("441900********0001"));
        press(KeyCode.CONTROL, KeyCode.E);
        await("sheet", () -> onScreen("#layout-edit"));
        click("#layout-edit");
        await("layout", () -> onScreen("#layout-name"));
        type("广铁集团");
        fx(() -> {
            find("#layout-ticket", CheckBox.class).setSelected(false);
            find("#layout-whole-train", CheckBox.class).setSelected(true);
            find("#layout-header-id_number", TextField.class).setText("身份证件号码");
        });
        Pictures.take(find("#layout-name", Node.class).getScene(), "layout-sheet");
        click("#layout-keep");
        await("kept", () -> !onScreen("#layout-name") && reads("广铁集团"));
        Pictures.take(find("#export-go", Node.class).getScene(), "export-sheet-layout");
        click("#export-whole");
        fx(() -> find("#export-reason", TextField.class).setText("报铁路部门"));
        click("#export-csv");
        Path target = home.resolve("list.csv");
        fx(() -> find("#export-target", TextField.class).setText(target.toString()));
        click("#export-go");
        await("written", () -> Files.exists(target) && !onScreen("#export-go"));
        List<String> lines = Files.readAllLines(target);
        assertTrue(lines.getFirst().contains("身份证件号码"), lines::getFirst);
        assertTrue(lines.getFirst().endsWith("车次"), lines::getFirst);
        assertTrue(lines.get(1).contains("441900199001010001"), () -> lines.get(1));
    }

    private Row passenger(Row ticket, int seq, String number) {
        return store.draft(Passenger.LEDGER)
                .with(Passenger.TICKET, ticket.id())
                .with(Passenger.SEQ, seq)
                .with(Passenger.NAME, "夏涵䶮")
                .with(Passenger.ID_KIND, Passenger.RESIDENT_CARD)
                .with(Passenger.ID_NUMBER, number)
                .with(Passenger.PHONE, "19900001234")
                .with(Passenger.CHECKED, "open");
    }

    private String status(Row ticket) {
        return desk.index(Ticket.LEDGER).row(ticket.id()).orElseThrow().get(Ticket.STATUS, "");
    }
}
