package cn.sixin.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.sixin.ledger.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in a folder of their own, by names that any system takes. */
class FileFolderTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-02-16 东莞市测试电子有限公司|2027-02-16 东莞市测试电子有限公司",
                "甲/乙:丙*丁?|甲 乙 丙 丁",
                "..\\..\\windows|.. .. windows",
                "结尾有点. .|结尾有点",
                "NUL|_NUL",
                "...|_",
                "com1|_com1"
            })
    void namesAreMadeFit(String name, String file) {
        assertEquals(file, FileFolder.fit(name));
    }

    @Test
    void aLongNameIsCutByCharacters() {
        assertEquals("𬱖".repeat(80), FileFolder.fit("𬱖".repeat(200)));
    }

    private static FileFolder.Item item(String name, int content) {
        return new FileFolder.Item(name, ".jpg", new byte[] {(byte) content});
    }

    private static List<String> files(Path folder) throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theSameNameGetsANumberAndAnotherExportReplacesIt() throws Exception {
        Path folder = home.resolve("照片");
        List<FileFolder.Item> items = List.of(item("A", 1), item("a", 2), item("A", 3), item("B", 4));
        assertEquals(4, FileFolder.write(folder, items.iterator(), 4, Progress.NONE));
        assertEquals(List.of("A 3.jpg", "A.jpg", "B.jpg", "a 2.jpg"), files(folder));
        FileFolder.write(folder, List.of(item("A", 9)).iterator(), 1, Progress.NONE);
        assertEquals(4, files(folder).size());
        assertEquals(9, Files.readAllBytes(folder.resolve("A.jpg"))[0]);
    }

    @Test
    void aFileInTheFoldersPlaceIsSaidAndLeft() throws Exception {
        Path file = Files.writeString(home.resolve("照片"), "x");
        Refused refused = assertThrows(
                Refused.class,
                () -> FileFolder.write(file, List.of(item("A", 1)).iterator(), 1, Progress.NONE));
        assertEquals("export.folder", refused.problem().key());
        assertEquals("x", Files.readString(file));
    }

    @Test
    void cancelledItLeavesOnlyWholeFiles() throws Exception {
        Path folder = home.resolve("照片");
        Progress cancelAfterOne = new Progress() {
            private long done;

            @Override
            public void at(long now, long total) {
                done = now;
            }

            @Override
            public boolean cancelled() {
                return done == 1;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> FileFolder.write(
                        folder, List.of(item("A", 1), item("B", 2)).iterator(), 2, cancelAfterOne));
        assertEquals(List.of("A.jpg"), files(folder));
    }
}
