package cn.sixin.page.ui;

import cn.sixin.exchange.Importer;
import cn.sixin.exchange.Start;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Running;
import cn.sixin.kit.work.Work;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.page.Attempt;
import cn.sixin.page.Desk;
import cn.sixin.page.ImportModel;
import cn.sixin.page.ImportSteps;
import cn.sixin.store.Saving;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** A workbook's way into a ledger, step by step: file, sheets, columns, check, done. Esc leaves it, nothing written. */
final class ImportWizard {
    private static final List<String> STEPS = List.of("file", "sheet", "mapping", "preview", "result");

    private final Kit kit;
    private final Desk desk;
    private final ImportSteps steps;
    private final Runnable closed;
    private final VBox root = new VBox();
    private final HBox trail = new HBox();
    private final Label title = new Label();
    private final StackPane body = new StackPane();
    private final VBox notices = new VBox();
    private final HBox foot = new HBox();
    private final HBox busy = new HBox();
    private @Nullable Running running;

    /** @param start what is known before a workbook is chosen; {@code closed} when the officer leaves it */
    ImportWizard(Kit kit, Desk desk, Ledger ledger, Start start, Runnable closed) {
        this.kit = kit;
        this.desk = desk;
        this.closed = closed;
        steps = new ImportSteps(desk, ledger, start);
        String label = ledger.label(kit.labels());
        title.setText(start.whole()
                .map(whole -> kit.text("page.import.title_into", label, desk.title(whole)))
                .orElseGet(() -> kit.text("page.import.title", label)));
        title.getStyleClass().add("form-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, trail);
        head.getStyleClass().add("page-header");
        trail.getStyleClass().add("wizard-steps");
        notices.getStyleClass().add("form-banner");
        foot.getStyleClass().add("wizard-foot");
        busy.getStyleClass().add("wizard-busy");
        VBox.setVgrow(body, Priority.ALWAYS);
        root.setId("import-wizard");
        root.getStyleClass().add("wizard");
        root.getChildren().addAll(head, notices, body, foot);
        new PageKeys().on(new KeyCodeCombination(KeyCode.ESCAPE), this::leave).install(root);
        chooseFile();
    }

    Node node() {
        return root;
    }

    Kit kit() {
        return kit;
    }

    Desk desk() {
        return desk;
    }

    /** The ledger at hand. */
    ImportModel model() {
        return steps.now();
    }

    ImportSteps steps() {
        return steps;
    }

    /** Shows a step. @param buttons from left to right, behind the button that leaves */
    void show(String step, Node content, Button... buttons) {
        trail.getChildren()
                .setAll(STEPS.stream()
                        .map(name -> {
                            Label label = new Label(kit.text("page.import.step." + name));
                            label.getStyleClass().add("step");
                            if (name.equals(step)) {
                                label.getStyleClass().add("now");
                            }
                            return label;
                        })
                        .toList());
        notices.getChildren().clear();
        body.getChildren().setAll(content);
        foot.getChildren().setAll(busy);
        HBox.setHgrow(busy, Priority.ALWAYS);
        if (!step.equals("result")) {
            foot.getChildren().add(button("import-cancel", "page.import.cancel", this::leave));
        }
        foot.getChildren().addAll(buttons);
    }

    Button button(String id, String key, Runnable action) {
        Button button = new Button(kit.text(key));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    Button main(String id, String key, Runnable action) {
        Button button = button(id, key, action);
        button.getStyleClass().add("accent");
        button.setDefaultButton(true);
        return button;
    }

    void say(Problem problem) {
        notices.getChildren()
                .setAll(Notices.of(problem.isError(), problem.text(kit.labels()), problem.remedy(kit.labels())));
    }

    void say(String sentence) {
        notices.getChildren().setAll(Notices.of(false, sentence, ""));
    }

    /** Runs something on the file apart from the screen, with progress and a way to stop it. */
    <T> void run(String title, Work<T> work, Consumer<? super T> then) {
        if (running != null && !running.overProperty().get()) {
            return;
        }
        body.setDisable(true);
        foot.getChildren().forEach(child -> child.setDisable(child != busy));
        Running started = kit.background()
                .job(title, progress -> Attempt.of(() -> work.run(progress)))
                .onSuccess(attempt -> {
                    idle();
                    switch (attempt) {
                        case Attempt.Done<T>(T value) -> then.accept(value);
                        case Attempt.Failed<T>(Problem problem) -> say(problem);
                    }
                })
                .onFinally(this::idle)
                .start();
        running = started;
        if (!started.overProperty().get()) {
            ProgressBar bar = new ProgressBar();
            bar.progressProperty().bind(started.progressProperty());
            Button stop = button("import-stop", "page.import.cancel", started::cancel);
            busy.getChildren().setAll(new Label(title), bar, stop);
        }
    }

    private void idle() {
        busy.getChildren().clear();
        body.setDisable(false);
        foot.getChildren().forEach(child -> child.setDisable(false));
    }

    void chooseFile() {
        Button choose = main("import-choose", "page.import.file.choose", this::browse);
        show("file", FileStep.of(kit, choose, this::open));
        choose.setDefaultButton(true);
        kit.background().screen(choose::requestFocus);
    }

    private void browse() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title.getText());
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        "xlsx, xls, et, csv", "*.xlsx", "*.xlsm", "*.xls", "*.et", "*.csv"));
        File chosen = chooser.showOpenDialog(root.getScene().getWindow());
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    /** Goes on with a file; straight to the columns when there is only one sheet that can be taken. */
    void open(Path file) {
        run(
                kit.text("page.import.file.reading", String.valueOf(file.getFileName())),
                progress -> {
                    List<Importer.Look> looks = steps.open(file);
                    if (looks.size() == 1 && !model().selections().isEmpty()) {
                        steps.begin(progress);
                    }
                    return looks;
                },
                looks -> {
                    if (model().selections().isEmpty()) {
                        say(Problem.error("import.no_rows"));
                    } else if (looks.size() > 1) {
                        chooseSheets();
                    } else {
                        begun();
                    }
                });
    }

    void chooseSheets() {
        new SheetStep(this).show();
    }

    /** The sheets are chosen: the columns of the ledger that the officer came for, or of those that go first. */
    void begin() {
        run(kit.text("page.import.preview.checking"), steps::begin, first -> begun());
    }

    private void begun() {
        mapColumns();
        if (model() != steps.asked()) {
            say(kit.text("page.import.first", label(model()), label(steps.asked())));
        }
    }

    void mapColumns() {
        ledgers();
        new MappingStep(this).show();
    }

    /** Where there are several ledgers the title says which one it is about. */
    private void ledgers() {
        if (steps.isOneOfSeveral()) {
            title.setText(kit.text("page.import.title", label(model())));
        }
    }

    private String label(ImportModel of) {
        return of.ledger().label(kit.labels());
    }

    void check() {
        run(
                kit.text("page.import.preview.checking"),
                progress -> model().plan(progress),
                plan -> new PreviewStep(this).show());
    }

    void write() {
        String label = label(model());
        run(
                kit.text("page.import.writing"),
                progress -> new Gone(steps.write(progress).saving(), steps),
                gone -> {
                    if (gone.saving() instanceof Saving.Saved) {
                        ImportSteps.Done done = steps.done().getLast();
                        arrived(
                                gone.next(),
                                kit.text(
                                        "page.import.done_of",
                                        label,
                                        Fates.done(kit, done.written().counts())));
                    } else {
                        new ResultStep(this).failed(gone.saving());
                    }
                });
    }

    /** What writing came to, and whether there is another ledger now. */
    private record Gone(Saving saving, boolean next) {
        Gone(Saving saving, ImportSteps steps) {
            this(saving, saving instanceof Saving.Saved && steps.next().isPresent());
        }
    }

    /** The buttons of a step; with a way past the ledger at hand where there are others. */
    Button[] ways(Button back, Button on) {
        if (!steps.isOneOfSeveral()) {
            return new Button[] {back, on};
        }
        Button skip = button(
                "import-skip",
                "page.import.skip",
                () -> run(
                        kit.text("page.import.preview.checking"),
                        progress -> steps.next().isPresent(),
                        next -> arrived(next, "")));
        return new Button[] {back, skip, on};
    }

    /** @param next whether another ledger is at hand now @param done what has just been written; "" when it was skipped */
    private void arrived(boolean next, String done) {
        if (next) {
            mapColumns();
            String also = kit.text("page.import.also", label(model()));
            say(done.isEmpty() ? also : kit.text("page.import.done_and", done, also));
        } else if (steps.done().isEmpty()) {
            leave();
        } else {
            new ResultStep(this).show();
        }
    }

    void leave() {
        if (running != null && !running.overProperty().get()) {
            running.cancel();
            return;
        }
        steps.close();
        closed.run();
    }
}
