package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void theHousePatterns() {
        assertEquals("441900********0001", Mask.screenId("441900199001010001"));
        assertEquals("441***********0001", Mask.publicationId("441900199001010001"));
        assertEquals("199****0001", Mask.phone("19900000001"));
        assertEquals("*************5678", Mask.bankCard("62220000000005678"));
        assertEquals("张*", Mask.name("张三"));
        assertEquals("𬱖*", Mask.name("𬱖䶮三"));
        assertEquals("*", Mask.name("张"));
        assertEquals("", Mask.name(""));
        assertEquals("*******", Mask.bankCard("1234567"));
        assertEquals("H12****78", Mask.screenId("H12345678"));
    }

    @Property
    void masksKeepTheLengthByCodePoint(@ForAll String text) {
        int length = text.codePointCount(0, text.length());
        for (String masked :
                new String[] {Mask.screenId(text), Mask.publicationId(text), Mask.phone(text), Mask.bankCard(text)}) {
            assertEquals(length, masked.codePointCount(0, masked.length()));
        }
    }
}
