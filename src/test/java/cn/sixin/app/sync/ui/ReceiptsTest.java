package cn.sixin.app.sync.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.sixin.app.station.Stations;
import cn.sixin.app.sync.Receipt;
import cn.sixin.app.sync.ReceiptText;
import cn.sixin.app.sync.TestStation;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.TestCity;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.FxTest;
import cn.sixin.kit.FxmlFile;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Pictures;
import cn.sixin.kit.Views;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An officer keeps a receipt as a file, and prints it. */
class ReceiptsTest extends FxTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final List<Exception> faults = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private enum Tab implements FxmlFile {
        RECEIPTS;

        @Override
        public URL url() {
            return SyncView.class.getResource("receipts.fxml");
        }
    }

    @Test
    void aReceiptIsKeptAndPrinted() throws IOException {
        try (TestCity city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD);
                ThreadRunner background = new ThreadRunner(faults::add);
                TestStation desk = new TestStation(folder.resolve("desk"))) {
            desk.joins(city.address(), city.code(Stations.TOWN), "一楼窗口");
            desk.creates("长安五金制品有限公司");
            Receipt receipt = desk.synced();
            Kit kit = new Kit(labels, theme, background, new Dialogs(labels));
            SyncModel model = fx(() -> new SyncModel(kit, desk.store(), desk.city()));
            // No printer, whichever this machine has.
            ReceiptsController tab = fx(() -> new ReceiptsController(kit, model, ZONE, Optional::empty));
            show(() -> new Views(labels)
                    .register(ReceiptsController.class, () -> tab)
                    .load(Tab.RECEIPTS, ReceiptsController.class)
                    .root());
            fx(tab::refresh);
            await(
                    "the receipt",
                    () -> !find("#receipts", TableView.class).getItems().isEmpty());

            Path file = folder.resolve("回执.txt");
            fx(() -> tab.export(file));
            await("kept", () -> said().equals(labels.text("sync.export.done", file)));
            ReceiptText words = new ReceiptText(labels, ZONE);
            String kept = Files.readString(file);
            assertEquals(String.join("\r\n", words.whole(receipt)) + "\r\n", kept);
            for (String part : List.of(
                    receipt.id().toString(),
                    Stations.OFFICER,
                    "一楼窗口",
                    city.address().toString(),
                    labels.text("sync.end.done"),
                    labels.text("sync.receipt.sent", 1))) {
                assertEquals(1, kept.split(java.util.regex.Pattern.quote(part), -1).length - 1, part);
            }
            fx(() -> tab.export(folder.resolve("none").resolve("x.txt")));
            await("refused", () -> said().contains(labels.text("problem.export.folder", folder.resolve("none"))));

            click("#receipt-print");
            assertEquals(labels.text("sync.print.none"), said());
            Pictures.take(
                    fx(() -> new Scene(new ReceiptPaper(kit, words, said -> {}, Optional::empty).paper(receipt))),
                    "sync-receipt-paper");
            fx(model::close);
        }
        assertEquals(List.of(), faults);
    }

    private String said() {
        return find("#receipt-said", Label.class).getText();
    }
}
