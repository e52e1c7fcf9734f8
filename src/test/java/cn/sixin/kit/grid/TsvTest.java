package cn.sixin.kit.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TsvTest {
    @Provide
    Arbitrary<List<List<String>>> blocks() {
        Arbitrary<String> cell = Arbitraries.strings()
                .withChars("a1\"\t\r\n ,'")
                .withChars("东莞𬱖")
                .ofMaxLength(6);
        return cell.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(4);
    }

    @Property
    void whatIsCopiedIsPastedAsItWas(@ForAll("blocks") List<List<String>> block) {
        assertEquals(block, Tsv.parse(Tsv.write(block)));
    }

    @Property
    void anythingOnTheClipboardIsSomeBlock(@ForAll String text) {
        Tsv.parse(text).forEach(row -> assertEquals(false, row.isEmpty()));
    }

    @Test
    void asWpsAndExcelWriteIt() {
        assertEquals(List.of(List.of("120", "5"), List.of("7", "")), Tsv.parse("120\t5\r\n7\t\r\n"));
        assertEquals(List.of(List.of("120"), List.of("5")), Tsv.parse("120\n5"));
        assertEquals(List.of(List.of("甲\n乙", "3")), Tsv.parse("\"甲\n乙\"\t3\n"));
        assertEquals(List.of(List.of("他说\"好\"", "")), Tsv.parse("\"他说\"\"好\"\"\"\t"));
        assertEquals(List.of(List.of("\"半个", "5")), Tsv.parse("\"半个\t5"));
        assertEquals(List.of(List.of("5"), List.of(""), List.of("6")), Tsv.parse("5\n\n6\n"));
        assertEquals(List.of(), Tsv.parse(""));
    }

    @Test
    void aBlockFillsWhatIsAMultipleOfIt() {
        List<List<String>> one = List.of(List.of("5"));
        assertEquals(
                List.of(List.of("5", "5"), List.of("5", "5"), List.of("5", "5")),
                GridBlocks.tiled(one, new GridRange(4, 2, 6, 3)));
        List<List<String>> row = List.of(List.of("1", "2"));
        assertEquals(List.of(List.of("1", "2"), List.of("1", "2")), GridBlocks.tiled(row, new GridRange(0, 0, 1, 1)));
        assertEquals(row, GridBlocks.tiled(row, new GridRange(0, 0, 0, 0)));
        assertEquals(row, GridBlocks.tiled(row, new GridRange(0, 0, 1, 2)));
    }
}
