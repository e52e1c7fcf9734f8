package cn.sixin.app.sync;

import cn.sixin.ledger.Labels;
import cn.sixin.sync.protocol.Protocol;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A receipt in words: on the sheet, printed, and as a text file. */
public final class ReceiptText {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final double KB = 1024.0;

    private final Labels labels;
    private final ZoneId zone;

    public ReceiptText(Labels labels, ZoneId zone) {
        this.labels = labels;
        this.zone = zone;
    }

    /** How it ended, one sentence. */
    public String end(Receipt receipt) {
        return receipt.server().isEmpty()
                ? labels.text("sync.not_enrolled")
                : labels.text("sync.end." + receipt.end().code(), receipt.left());
    }

    /** The way on; "" where there is nothing to be done. */
    public String remedy(Receipt receipt) {
        return receipt.server().isEmpty()
                ? ""
                : labels.text("sync.end." + receipt.end().code() + ".remedy");
    }

    /** What was done, a line each; what is nothing is left out. */
    public List<String> lines(Receipt receipt) {
        List<String> lines = new ArrayList<>();
        add(lines, "sync.receipt.sent", receipt.sent());
        add(lines, "sync.receipt.received", receipt.received());
        add(lines, "sync.receipt.conflicts", receipt.conflicts());
        add(lines, "sync.receipt.rejected", receipt.rejected());
        add(lines, "sync.receipt.photos_sent", receipt.photosSent());
        add(lines, "sync.receipt.photos_received", receipt.photosReceived());
        add(lines, "sync.receipt.left", receipt.left());
        add(lines, "sync.receipt.photos_left", receipt.photosLeft());
        if (lines.isEmpty()) {
            lines.add(labels.text("sync.receipt.nothing"));
        }
        Long skew = receipt.skewSeconds();
        if (skew != null && Math.abs(skew) > Protocol.SKEW.toSeconds()) {
            String which = skew > 0 ? "sync.receipt.ahead" : "sync.receipt.behind";
            lines.add(labels.text(which, Math.ceilDiv(Math.abs(skew), 60L)));
        }
        return lines;
    }

    private void add(List<String> lines, String key, long count) {
        if (count > 0) {
            lines.add(labels.text(key, count));
        }
    }

    /** The whole, as it is printed. */
    public List<String> whole(Receipt receipt) {
        List<String> all = new ArrayList<>(List.of(
                labels.text("sync.receipt.title"),
                "",
                labels.text("sync.receipt.number", receipt.id()),
                labels.text("sync.receipt.officer", receipt.officer()),
                labels.text("sync.receipt.device", receipt.device()),
                labels.text("sync.receipt.server", receipt.server()),
                labels.text("sync.receipt.time", when(receipt.begun()), when(receipt.ended())),
                labels.text("sync.receipt.bytes", "%.1f".formatted(receipt.bytes() / KB)),
                "",
                end(receipt)));
        String file = receipt.file();
        if (file != null) {
            all.add(all.size() - 2, labels.text("sync.receipt.package", file));
        }
        all.addAll(lines(receipt));
        return all;
    }

    /** A moment as people of this machine read it. */
    public String when(Instant at) {
        return WHEN.format(at.atZone(zone));
    }

    /** The same to the minute, of the present season. */
    public String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }
}
