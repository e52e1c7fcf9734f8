package cn.sixin.app.sync.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.station.Stations;
import cn.sixin.app.sync.PackageText;
import cn.sixin.app.sync.Packed;
import cn.sixin.app.sync.TestStation;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.TestCity;
import cn.sixin.city.parcel.ParcelDesk;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.FxTest;
import cn.sixin.kit.FxmlFile;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.kit.Views;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.SyncState;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An officer without a network exports, has the bureau take it, and imports the answer. */
class PackageTabTest extends FxTest {
    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final List<Exception> faults = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private enum Tab implements FxmlFile {
        PACKAGES;

        @Override
        public URL url() {
            return SyncView.class.getResource("packages.fxml");
        }
    }

    @Test
    void exportsAndImports() throws IOException {
        try (TestCity city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD);
                ThreadRunner background = new ThreadRunner(faults::add);
                TestStation desk = new TestStation(folder.resolve("desk"))) {
            UUID id = desk.creates("长安五金制品有限公司").id();
            Kit kit = new Kit(labels, theme, background, new Dialogs(labels));
            SyncModel model = fx(() -> new SyncModel(kit, desk.store(), desk.city()));
            PackageController tab = fx(() -> new PackageController(kit, model, Clock.systemUTC()));
            Stage stage = show(() -> new Views(labels)
                    .register(PackageController.class, () -> tab)
                    .load(Tab.PACKAGES, PackageController.class)
                    .root());
            click("#package-export");
            assertEquals(labels.text("problem.sync.package.not_enrolled"), said(), "before a file is asked for");

            desk.joins(city.address(), city.code(Stations.TOWN), "一楼窗口");
            Path asked = folder.resolve("asked.sixinpkg");
            fx(() -> tab.export(asked));
            await("exported", () -> Files.exists(asked) && said().contains("第 1 号"));
            assertEquals(labels.text("sync.package.exported", 1, 1, 0, asked), said());
            assertEquals(SyncState.PENDING, desk.state(id));

            Path carried = folder.resolve("回包-asked.sixinpkg");
            fx(() -> tab.bring(List.of(asked)));
            await("brought", () -> said().equals(labels.text("sync.package.brought", 1, carried)));
            Pictures.take(theme, stage.getScene(), Look.DEFAULT.scaled(200), "sync-package-brought-200");
            fx(() -> theme.apply(Look.DEFAULT));
            settle();
            assertTrue(Files.size(carried) > 0);
            await("ready again", () -> !find("#package-import", Button.class).isDisabled());

            fx(() -> tab.take(List.of(asked)));
            await("refused", () -> said().equals(labels.text("problem.parcel.other_way", "asked.sixinpkg")));
            ParcelDesk.Done.Taken taken =
                    assertInstanceOf(ParcelDesk.Done.Taken.class, city.parcels().take(asked, 0));
            Path answer = Files.write(folder.resolve("answer.sixinpkg"), taken.file());
            fx(() -> model.offer(Optional.of(answer)));
            assertEquals(
                    labels.text("sync.package.offered", "answer.sixinpkg"),
                    find("#package-offered-file", Label.class).getText());
            // What is offered comes on screen with the next picture: a click goes where it then stands.
            settle();
            click("#package-decline");
            await("declined", () -> !onScreen("#package-offered"));
            assertEquals(SyncState.PENDING, desk.state(id), "nothing is taken before it is asked for");
            fx(model::refresh);
            await(
                    "known to be enrolled",
                    () -> fx(() -> model.standing().get()).membership().isPresent());
            fx(() -> model.offer(Optional.of(answer)));
            await(
                    "what was refused is over",
                    () -> !find("#package-take-offered", Button.class).isDisabled());
            click("#package-take-offered");
            settle();
            assertFalse(onScreen("#package-offered"), () -> "it was not pressed; said: " + said());
            await("imported", () -> said().equals(labels.text("sync.end.done")));
            assertTrue(find("#package-next", Label.class).getText().contains(labels.text("sync.receipt.sent", 1)));
            await("nothing to cancel any more", () -> !onScreen("#package-cancel"));
            assertEquals(SyncState.SENT, desk.state(id));
            await("again", () -> !find("#package-import", Button.class).isDisabled());

            PackageText words = new PackageText(labels);
            Packed.Done several = new Packed.Done(
                    List.of(asked, folder.resolve("asked-2.sixinpkg"), folder.resolve("asked-3.sixinpkg")),
                    2,
                    41,
                    0,
                    320,
                    12,
                    Problem.error("export.disk", "asked-4.sixinpkg"));
            fx(() -> tab.exported(several));
            assertEquals(words.exported(several), said());
            assertTrue(next().contains("一共 3 个文件，请全部带去"), this::next);
            assertTrue(next().contains(labels.text("problem.export.disk", "asked-4.sixinpkg")), this::next);
            Pictures.take(theme, stage.getScene(), Look.DEFAULT, "sync-package-several");
            fx(() -> theme.apply(Look.DEFAULT));
            Path nothing = Files.write(folder.resolve("nothing.sixinpkg"), new byte[] {1});
            fx(() -> tab.bring(List.of(asked, nothing)));
            Path second = folder.resolve("回包-asked-2.sixinpkg");
            await("both", () -> said().contains(labels.text("sync.package.brought", 1, second)));
            assertTrue(said().contains(labels.text("problem.parcel.not_a_package", "nothing.sixinpkg")), this::said);
            await("again", () -> !find("#package-import", Button.class).isDisabled());
            fx(() -> tab.take(List.of(nothing, answer, second)));
            await("none", () -> said().equals(labels.text("sync.package.none", 3)));
            assertTrue(next().contains(labels.text("problem.parcel.too_old", "answer.sixinpkg")), this::next);
            Pictures.take(theme, stage.getScene(), Look.DEFAULT, "sync-package-none");
            await("again", () -> !find("#package-import", Button.class).isDisabled());
            assertEquals(
                    "answer.sixinpkg",
                    fx(() -> model.standing().get()).last().orElseThrow().file());
            fx(model::close);
        }
        assertEquals(List.of(), faults);
    }

    private String next() {
        return find("#package-next", Label.class).getText();
    }

    private String said() {
        return find("#package-said", Label.class).getText();
    }
}
