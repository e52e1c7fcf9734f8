package cn.sixin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    private static IllegalStateException at(String method, int line, Exception cause) {
        IllegalStateException error = new IllegalStateException("said " + line, cause);
        error.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("cn.sixin.store.Saving", method, "Saving.java", line),
            new StackTraceElement("java.util.ArrayList", "forEach", "ArrayList.java", line * 2),
        });
        return error;
    }

    @Test
    void isShortAndTheSameWhateverTheMessageAndTheLines() {
        ErrorCode code = ErrorCode.of(at("save", 10, new RuntimeException("a")));
        assertTrue(code.text().matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"), code.text());
        assertEquals(ErrorCode.of(at("save", 10, null)), ErrorCode.of(at("save", 99, null)));
        assertEquals(ErrorCode.of(at("lambda$save$1", 10, null)), ErrorCode.of(at("lambda$save$22", 10, null)));
    }

    @Test
    void tellsPlacesApartAndKeepsItsFirstHalfForOneRoot() {
        assertNotEquals(ErrorCode.of(at("save", 1, null)), ErrorCode.of(at("load", 1, null)));
        Exception root = at("write", 5, null);
        String one = ErrorCode.of(at("save", 1, root)).text();
        String other = ErrorCode.of(at("load", 1, root)).text();
        assertEquals(one.substring(0, 4), other.substring(0, 4));
        assertNotEquals(one, other);
    }

    @Test
    void endsOnAChainThatBitesItsTail() {
        Exception one = new Exception("one");
        Exception two = new Exception("two", one);
        one.initCause(two);
        assertEquals(9, ErrorCode.of(one).text().length());
    }
}
