package cn.sixin.app.sync.ui;

import cn.sixin.app.sync.Brought;
import cn.sixin.app.sync.PackageText;
import cn.sixin.app.sync.Packed;
import cn.sixin.app.sync.Receipt;
import cn.sixin.app.sync.ReceiptText;
import cn.sixin.app.sync.Unpacked;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Running;
import cn.sixin.ledger.Problem;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** 同步包: the same sync by a file, for where there is no network. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class PackageController {
    private static final double MB = 1024.0 * 1024.0;

    private final Kit kit;
    private final SyncModel model;
    private final Clock clock;
    private final ReceiptText words;
    private final PackageText packages;
    private final BooleanProperty busy = new SimpleBooleanProperty();

    @FXML
    private Button export;

    @FXML
    private Button take;

    @FXML
    private Button bring;

    @FXML
    private VBox offered;

    @FXML
    private Label offeredFile;

    @FXML
    private Button takeOffered;

    @FXML
    private CheckBox photos;

    @FXML
    private Label waiting;

    @FXML
    private HBox doing;

    @FXML
    private ProgressBar progress;

    @FXML
    private Button cancel;

    @FXML
    private Label said;

    @FXML
    private Label next;

    /** @param clock for the names of files */
    PackageController(Kit kit, SyncModel model, Clock clock) {
        this.kit = kit;
        this.model = model;
        this.clock = clock;
        words = new ReceiptText(kit.labels(), clock.getZone());
        packages = new PackageText(kit.labels());
    }

    @FXML
    void initialize() {
        export.disableProperty().bind(busy);
        take.disableProperty().bind(busy);
        bring.disableProperty().bind(busy);
        doing.visibleProperty().bind(busy);
        doing.managedProperty().bind(busy);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        takeOffered.disableProperty().bind(busy);
        offered.managedProperty().bind(offered.visibleProperty());
        model.offered().addListener((seen, was, is) -> offer(is));
        offer(model.offered().get());
        next.managedProperty().bind(next.textProperty().isNotEmpty());
        model.standing().addListener((seen, was, is) -> show(is));
        show(model.standing().get());
    }

    /** What there is to take along, before a stick is chosen. */
    private void show(SyncModel.Standing now) {
        waiting.setText(
                now.photos().count() == 0
                        ? kit.text("sync.package.waiting", now.counts().pending())
                        : kit.text(
                                "sync.package.waiting.photos",
                                now.counts().pending(),
                                now.photos().count(),
                                "%.1f".formatted(now.photos().bytes() / MB)));
    }

    @FXML
    void export() {
        if (enrolled()) {
            FileChooser chooser = chooser("sync.package.export");
            String now = words.when(clock.instant()).replaceAll("[^0-9]", "");
            chooser.setInitialFileName(kit.text("sync.package.name", now));
            File chosen = chooser.showSaveDialog(said.getScene().getWindow());
            if (chosen != null) {
                export(chosen.toPath());
            }
        }
    }

    /** As many as he has: the answers to one export, or to several. */
    @FXML
    void take() {
        if (enrolled()) {
            chosen("sync.package.import").ifPresent(this::take);
        }
    }

    /** The packages that came; the answers go beside them, on the same stick. */
    @FXML
    void bring() {
        if (enrolled()) {
            chosen("sync.package.bring").ifPresent(this::bring);
        }
    }

    private Optional<List<Path>> chosen(String title) {
        List<File> files = chooser(title).showOpenMultipleDialog(said.getScene().getWindow());
        return Optional.ofNullable(files)
                .map(all -> all.stream().map(File::toPath).toList());
    }

    void bring(List<Path> asked) {
        begin("sync.package.bringing");
        watch(model.bring(asked, this::brought, () -> busy.set(false)));
        // What is on its way is not called back; another one need not follow it.
        cancel.setDisable(asked.size() == 1);
    }

    private void brought(List<Brought> all) {
        said.setText(String.join("\n", packages.brought(all)));
        next.setText(String.join("\n", packages.next(all)));
    }

    /** What was opened from the system's files is taken when the officer says so, and not before. */
    private void offer(Optional<Path> file) {
        offered.setVisible(file.isPresent());
        file.ifPresent(there -> {
            offeredFile.setText(kit.text("sync.package.offered", there.getFileName()));
            takeOffered.requestFocus();
        });
    }

    @FXML
    void takeOffered() {
        Optional<Path> file = model.offered().get();
        if (enrolled() && file.isPresent()) {
            decline();
            take(List.of(file.get()));
        }
    }

    @FXML
    void decline() {
        model.offer(Optional.empty());
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(kit.text(title));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(kit.text("sync.package.files"), "*.sixinpkg"));
        return chooser;
    }

    /** Before a file is asked for. */
    private boolean enrolled() {
        boolean is = model.standing().get().membership().isPresent();
        if (!is) {
            refused(Problem.error("sync.package.not_enrolled"));
        }
        return is;
    }

    void export(Path file) {
        begin("sync.package.exporting");
        watch(model.export(file, photos.isSelected(), this::exported, () -> busy.set(false)));
    }

    void take(List<Path> files) {
        begin("sync.package.importing");
        watch(model.take(files, this::taken, () -> busy.set(false)));
    }

    private void begin(String doing) {
        busy.set(true);
        said.setText(kit.text(doing));
        next.setText("");
    }

    private void watch(Running run) {
        progress.progressProperty().bind(run.progressProperty());
        cancel.setDisable(false);
        cancel.setOnAction(event -> run.cancel());
    }

    void exported(Packed packed) {
        switch (packed) {
            case Packed.Cancelled cancelled -> said.setText(kit.text("sync.package.cancelled"));
            case Packed.Refused(Problem problem) -> refused(problem);
            case Packed.Done done -> {
                said.setText(packages.exported(done));
                next.setText(String.join("\n", packages.next(done)));
            }
        }
    }

    private void taken(Unpacked unpacked) {
        switch (unpacked) {
            case Unpacked.Refused(List<Problem> problems) when problems.size() == 1 -> refused(problems.getFirst());
            case Unpacked.Refused(List<Problem> problems) -> {
                said.setText(kit.text("sync.package.none", problems.size()));
                next.setText(String.join("\n", packages.refused(problems)));
            }
            case Unpacked.Done(Receipt receipt, List<Problem> problems) -> {
                said.setText(words.end(receipt));
                List<String> lines = new ArrayList<>();
                lines.add(String.join(kit.text("kit.list_comma"), words.lines(receipt)));
                lines.add(words.remedy(receipt));
                lines.addAll(packages.refused(problems));
                next.setText(String.join("\n", lines));
            }
        }
    }

    private void refused(Problem problem) {
        said.setText(problem.text(kit.labels()));
        next.setText(problem.remedy(kit.labels()));
    }
}
