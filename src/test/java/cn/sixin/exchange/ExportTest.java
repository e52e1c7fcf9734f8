package cn.sixin.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.store.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    private Path folder;

    private static Row enterprise(String name) {
        return Row.draft(Enterprise.LEDGER, UUID.randomUUID(), Samples.CHANGAN)
                .with(Enterprise.NAME, name)
                .with(Enterprise.USCC, "91441900MAXXXX0073")
                .with(Enterprise.PHONE, "19900001234")
                .with(Enterprise.HEADCOUNT, 120)
                .with(Enterprise.STATE_SINCE, LocalDate.of(2027, 2, 13));
    }

    private static Export export(@Nullable String reason) {
        return new Export(
                "名册/全部",
                List.of(
                        Enterprise.NAME,
                        Enterprise.USCC,
                        Enterprise.PHONE,
                        Enterprise.HEADCOUNT,
                        Enterprise.STATE_SINCE),
                Showing.plain(Samples.ZH),
                reason);
    }

    private static List<SourceRow> read(Path file) throws Refused {
        try (Book book = Books.open(file)) {
            List<SourceRow> rows = new ArrayList<>();
            book.read(0, rows::add);
            return rows;
        }
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aWorkbookHoldsRealDatesAndCodesAsText() throws Exception {
        Path file = folder.resolve("out.xlsx");
        export("核对").xlsx(file, List.of(enterprise("=甲厂"), enterprise("乙厂")), 2, Progress.NONE);
        SourceRow row = read(file).get(1);
        assertEquals(new Cell.Text("=甲厂"), row.cell(0));
        assertEquals(new Cell.Text("91441900MAXXXX0073"), row.cell(1));
        assertEquals(new Cell.Text("19900001234"), row.cell(2));
        assertEquals(new Cell.Number(120), row.cell(3));
        assertEquals(new Cell.Date(LocalDate.of(2027, 2, 13).atStartOfDay()), row.cell(4));
        try (var book = WorkbookFactory.create(file.toFile())) {
            var sheet = book.getSheetAt(0);
            assertEquals("@", sheet.getRow(1).getCell(1).getCellStyle().getDataFormatString());
            assertEquals(1, sheet.getPaneInformation().getHorizontalSplitPosition());
            assertTrue(sheet.getPrintSetup().getLandscape());
            assertTrue(sheet.getFitToPage());
            assertEquals(0, sheet.getRepeatingRows().getFirstRow());
            assertTrue(sheet.getColumnWidth(1) > 18 * 256);
        }
        assertEquals(List.of("out.xlsx"), files());
    }

    @Test
    void maskedColumnsStayMaskedWithoutAReason() throws Exception {
        Path file = folder.resolve("masked.xlsx");
        export(null).xlsx(file, List.of(enterprise("甲厂")), 1, Progress.NONE);
        String phone = read(file).get(1).cell(2).shown();
        assertFalse(phone.contains("19900001234"));
        assertTrue(phone.contains("*"));
        Refused refused = assertThrows(Refused.class, () -> export(" ").xlsx(file, List.of(), 0, Progress.NONE));
        assertEquals("export.reason", refused.problem().key());
    }

    @Test
    void csvIsHarmlessAndComesBack() throws Exception {
        Path file = folder.resolve("out.csv");
        export("核对").csv(file, List.of(enterprise("=cmd|' /C calc'!A0"), enterprise("甲,\"乙\"")), 2, Progress.NONE);
        assertTrue(Files.readString(file).startsWith("\uFEFF"));
        List<SourceRow> rows = read(file);
        assertEquals(new Cell.Text("'=cmd|' /C calc'!A0"), rows.get(1).cell(0));
        assertEquals(new Cell.Text("甲,\"乙\""), rows.get(2).cell(0));
        assertEquals(new Cell.Text("120"), rows.get(1).cell(3));
    }

    @Test
    void aCancelledOrFailedExportLeavesTheOldFile() throws Exception {
        Path file = Files.writeString(folder.resolve("old.xlsx"), "old");
        Progress cancel = new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> export(null).xlsx(file, List.of(enterprise("甲")), 1, cancel));
        Refused full = assertThrows(
                Refused.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }));
        assertEquals("export.disk", full.problem().key());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("old.xlsx"), files());
        Path taken = folder.resolve("taken.xlsx");
        Files.createDirectories(taken.resolve("x"));
        Refused locked = assertThrows(Refused.class, () -> export(null).xlsx(taken, List.of(), 0, Progress.NONE));
        assertEquals("export.locked", locked.problem().key());
        Refused nowhere = assertThrows(
                Refused.class, () -> export(null).xlsx(folder.resolve("no/a.xlsx"), List.of(), 0, Progress.NONE));
        assertEquals("export.folder", nowhere.problem().key());
        assertEquals(List.of("old.xlsx", "taken.xlsx"), files());
    }

    @Test
    void aFullOrReadOnlyDiskIsSaidAndTheOldFileStays() throws Exception {
        Path small = folder.resolve("small");
        List<Row> rows = java.util.stream.IntStream.range(0, 20_000)
                .mapToObj(i -> enterprise("第" + UUID.randomUUID() + "厂"))
                .toList();
        try (SmallDisk disk = new SmallDisk(small, "256k")) {
            for (String name : List.of("old.xlsx", "old.csv")) {
                Path file = Files.writeString(small.resolve(name), "old");
                Refused full = assertThrows(Refused.class, () -> write(file, rows));
                assertEquals("export.disk", full.problem().key(), name);
                assertEquals("old", Files.readString(file));
            }
            try (var all = Files.list(small)) {
                assertEquals(2, all.count(), "nothing half written is left");
            }
            disk.readOnly(true);
            Refused refused = assertThrows(Refused.class, () -> write(small.resolve("old.xlsx"), rows));
            assertEquals("export.read_only", refused.problem().key());
            assertEquals("old", Files.readString(small.resolve("old.xlsx")));
        }
    }

    private static void write(Path file, List<Row> rows) throws Refused {
        if (file.toString().endsWith(".csv")) {
            export("核对").csv(file, rows, rows.size(), Progress.NONE);
        } else {
            export("核对").xlsx(file, rows, rows.size(), Progress.NONE);
        }
    }

    @Test
    void aBlockGoesThroughTheClipboardUnchanged() {
        List<List<String>> block = List.of(List.of("甲\t厂", "两\n行"), List.of("说\"好\"", ""));
        List<List<Cell>> back = Delimiting.pasted(Delimiting.tsv(block));
        assertEquals(
                block,
                back.stream()
                        .map(line -> line.stream().map(Cell::shown).toList())
                        .toList());
        assertEquals(2, Delimiting.pasted("1\t2\r\n3\r\n").size());
    }
}
