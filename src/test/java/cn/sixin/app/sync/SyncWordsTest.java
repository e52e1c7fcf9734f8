package cn.sixin.app.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Labels;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.SyncListener.Phase;
import cn.sixin.sync.protocol.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a sync comes to has its own plain sentence and a way on, in both languages. */
class SyncWordsTest {
    private static final Instant AT = Instant.parse("2027-02-14T02:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyEndIsSaid(String language) {
        Labels labels = Labels.of(Locale.of(language));
        ReceiptText text = new ReceiptText(labels, ZoneOffset.UTC);
        List<String> said = new ArrayList<>();
        for (End end : End.values()) {
            Receipt receipt = receipt(end, 12, null);
            said.add(text.end(receipt));
            assertFalse(text.end(receipt).startsWith("sync."), end::name);
            assertEquals(end == End.DONE, text.remedy(receipt).isEmpty(), end::name);
            boolean waits = end != End.DONE && end != End.TOO_OLD;
            assertEquals(waits, text.end(receipt).contains("12"), () -> end + " says that nothing is lost");
        }
        assertEquals(said.size(), said.stream().distinct().count());
        List<String> keys = new ArrayList<>();
        for (Reason.Code code : Reason.Code.values()) {
            keys.add("sync.reason." + code.code());
            keys.add("sync.reason." + code.code() + ".remedy");
        }
        keys.add("sync.reason.lost");
        for (Phase phase : Phase.values()) {
            keys.add("sync.phase." + phase.name().toLowerCase(Locale.ROOT));
        }
        keys.forEach(key -> assertFalse(labels.text(key).equals(key), key));
    }

    @ParameterizedTest
    @ValueSource(longs = {-4000, -301, -300, 0, 300, 301, 90_000})
    void aClockThatIsFarOffIsSaid(long skew) {
        ReceiptText text = new ReceiptText(Labels.of(Locale.SIMPLIFIED_CHINESE), ZoneOffset.UTC);
        String lines = String.join("", text.lines(receipt(End.DONE, 0, skew)));
        assertEquals(skew > 300, lines.contains("快约"), lines);
        assertEquals(skew < -300, lines.contains("慢约"), lines);
    }

    @ParameterizedTest
    @ValueSource(longs = {-5, 0})
    void aReceiptIsReadAsItWasKept(long skew) {
        Receipt receipt = receipt(End.REVOKED, 3, skew);
        assertEquals(Optional.of(receipt), Receipt.of(receipt.json()));
        assertEquals(Optional.empty(), Receipt.of("{}"));
        List<String> whole = new ReceiptText(Labels.of(Locale.SIMPLIFIED_CHINESE), ZoneOffset.UTC).whole(receipt);
        assertTrue(whole.contains("设备：一楼窗口") && whole.contains("已送达 7 条"), whole::toString);
    }

    private static Receipt receipt(End end, long left, @org.jspecify.annotations.Nullable Long skew) {
        return new Receipt(
                UUID.fromString("00000000-0000-7000-8000-000000000001"),
                AT,
                AT.plusSeconds(3),
                "李秀芳",
                "https://city.example",
                "一楼窗口",
                end,
                7,
                1,
                0,
                20,
                left,
                0,
                0,
                0,
                2048,
                skew,
                null);
    }
}
