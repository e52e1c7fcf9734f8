package cn.sixin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LabelsNumbersTest {
    @Test
    void aNumberIsWrittenAsItsLanguageGroupsIt() {
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            Labels labels = Labels.of(language);
            assertEquals(labels.text("today.count.overdue", "12,345"), labels.text("today.count.overdue", 12345));
            assertEquals(labels.text("today.count.overdue", "1,234.5"), labels.text("today.count.overdue", 1234.5));
            assertNotEquals(labels.text("today.count.overdue", 1), labels.text("today.count.overdue", 2));
        }
    }
}
