package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.exchange.ExportColumn.Style;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Store;
import cn.sixin.ticket.Passenger;
import cn.sixin.ticket.Ticket;
import cn.sixin.ticket.ui.PassengerPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of passengers as each recipient wants it. */
class ExportLayoutTest {
    private static final Labels ZH = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private static final Clock CLOCK = Rows.morning("2026-12-22");
    private static final ExportLayout RAILWAY = new ExportLayout(
            "广铁",
            List.of(
                    new ExportLayout.Item("#", "序", Style.PLAIN),
                    new ExportLayout.Item("id_number", "身份证件号码", Style.PLAIN),
                    new ExportLayout.Item("name", "旅客姓名", Style.PLAIN),
                    new ExportLayout.Item("/travel_on", "日期", Style.PLAIN),
                    new ExportLayout.Item("/from", "上车站", Style.PLAIN),
                    new ExportLayout.Item("gone", "没有的列", Style.PLAIN),
                    new ExportLayout.Item("phone", "电话", Style.MASKED),
                    new ExportLayout.Item("id_number", "证件（旧系统）", Style.APOSTROPHE)));

    @Test
    void theListGoesOutAsItsRecipientWantsIt(@TempDir Path home) throws Exception {
        try (Store store = Rows.store(home.resolve("store"))) {
            Row batch = store.draft(Ticket.LEDGER)
                    .with(Ticket.GROUP, Ticket.SELF_GROUP)
                    .with(Ticket.DIRECTION, Ticket.OUTBOUND)
                    .with(Ticket.TRAVEL_ON, LocalDate.of(2027, 1, 28))
                    .with(Ticket.FROM, "东莞东")
                    .with(Ticket.TO, "怀化南")
                    .with(Ticket.HANDLER, "林海")
                    .with(Ticket.STATUS, "accepted");
            Batch all =
                    Batch.of(GroupKind.EDIT, "test", new Actor("梁安", "desk-1")).create(batch);
            for (int i = 1; i <= 2; i++) {
                all = all.create(store.draft(Passenger.LEDGER)
                        .with(Passenger.TICKET, batch.id())
                        .with(Passenger.SEQ, 3 - i)
                        .with(Passenger.NAME, "夏涵䶮")
                        .with(Passenger.ID_KIND, Passenger.RESIDENT_CARD)
                        .with(Passenger.ID_NUMBER, i == 1 ? "441900199001010001" : "44190019880119000X")
                        .with(Passenger.PHONE, "19900001234"));
            }
            store.save(all);
            try (Desk desk = Desk.open(store, ZH, CLOCK, "梁安")) {
                LedgerPageModel page = new LedgerPageModel(desk, PassengerPage.declare());
                ExportModel model =
                        new ExportModel(page, PassengerPage.declare().opening(ZH));
                assertEquals(List.of(RAILWAY), model.layouts().keep(RAILWAY));
                assertEquals(List.of(RAILWAY), new ExportLayouts(desk, Passenger.LEDGER).all());
                Path whole = home.resolve("whole.xlsx");
                model.export(new ExportModel.Order(false, Optional.of(RAILWAY), false, "报铁路部门", whole), Progress.NONE);
                try (var book = WorkbookFactory.create(whole.toFile(), null, true)) {
                    var sheet = book.getSheetAt(0);
                    assertEquals("身份证件号码", sheet.getRow(0).getCell(1).getStringCellValue());
                    assertEquals("日期", sheet.getRow(0).getCell(3).getStringCellValue());
                    var first = sheet.getRow(1);
                    assertEquals(1, first.getCell(0).getNumericCellValue());
                    assertEquals(CellType.STRING, first.getCell(1).getCellType());
                    assertEquals("44190019880119000X", first.getCell(1).getStringCellValue(), "by seq");
                    assertEquals("@", first.getCell(1).getCellStyle().getDataFormatString());
                    assertEquals("夏涵䶮", first.getCell(2).getStringCellValue());
                    assertEquals(
                            LocalDate.of(2027, 1, 28),
                            first.getCell(3).getLocalDateTimeCellValue().toLocalDate());
                    assertEquals("东莞东", first.getCell(4).getStringCellValue());
                    assertEquals("199****1234", first.getCell(5).getStringCellValue(), "masked whatever the reason");
                    assertEquals("'44190019880119000X", first.getCell(6).getStringCellValue());
                }
                assertTrue(store.audit().latest(5).stream()
                        .anyMatch(entry -> entry.action().equals("export_full") && "报铁路部门".equals(entry.reason())));
                Path masked = home.resolve("masked.csv");
                model.export(new ExportModel.Order(true, Optional.of(RAILWAY), true, null, masked), Progress.NONE);
                String text = Files.readString(masked);
                assertTrue(text.contains("夏*"));
                assertTrue(text.contains("441900********000X"));
                assertTrue(!text.contains("夏涵"));
                assertEquals(List.of(), model.layouts().forget("广铁"));
            }
        }
    }

    @Test
    void aLayoutKeepsItsPlaceAndItsWords() {
        ExportLayout other = new ExportLayout("人社分局", List.of());
        assertEquals(List.of(RAILWAY, other), ExportLayout.fromJson(ExportLayout.toJson(List.of(RAILWAY, other))));
        assertEquals(List.of(), ExportLayout.fromJson("{\"a\":"));
        assertTrue(ExportLayout.sources(Passenger.LEDGER).stream()
                .anyMatch(source -> source.code().equals("/train")
                        && source.label(ZH).equals(ZH.text("page.layout.of_whole", "团体票", "车次"))));
    }
}
