package cn.sixin.store.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WordsTest {
    @Property
    void foldingTheUsualIsFoldingAnything(@ForAll("texts") String text) {
        assertEquals(Words.foldSlowly(text), Words.fold(text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> usual = Arbitraries.of("东", "Ａ", "（", "Z", "z", " ", "9", "・", "\u3000", "\n", "\u0301", "İ");
        return Arbitraries.oneOf(usual, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
