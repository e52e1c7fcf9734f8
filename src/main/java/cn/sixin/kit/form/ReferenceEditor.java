package cn.sixin.kit.form;

import cn.sixin.kit.Kit;
import cn.sixin.kit.form.References.Candidate;
import cn.sixin.kit.work.Latest;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Showing;
import java.util.List;
import java.util.UUID;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** Another row, found while typing its name, its pinyin initials or its code. */
final class ReferenceEditor implements Editor<UUID> {
    private final Kit kit;
    private final ReferenceKind kind;
    private final Showing showing;
    private final References references;
    private final Latest latest;
    private final TextField field = new TextField();
    private final ContextMenu list = new ContextMenu();
    private Runnable changed = () -> {};
    private @Nullable UUID chosen;
    private boolean setting;

    ReferenceEditor(Kit kit, ReferenceKind kind, Showing showing, References references) {
        this.kit = kit;
        this.kind = kind;
        this.showing = showing;
        this.references = references;
        latest = new Latest(kit.background());
        list.setAutoFix(true);
        field.textProperty().addListener((seen, before, now) -> typed(now));
    }

    private void typed(String text) {
        if (setting) {
            return;
        }
        chosen = null;
        changed.run();
        if (text.isBlank()) {
            latest.cancel();
            list.hide();
            return;
        }
        latest.ask(kit.text("kit.reference.finding"), progress -> references.like(kind.target(), text), this::offer);
    }

    private void offer(List<Candidate> found) {
        list.getItems().setAll(found.stream().limit(10).map(this::item).toList());
        if (found.isEmpty() || !field.isFocused()) {
            list.hide();
        } else if (!list.isShowing()) {
            list.show(field, Side.BOTTOM, 0, 0);
        }
    }

    private MenuItem item(Candidate candidate) {
        MenuItem item = new MenuItem(candidate.title() + "   " + candidate.detail());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            write(candidate.title());
            chosen = candidate.id();
            changed.run();
        });
        return item;
    }

    private void write(String text) {
        setting = true;
        try {
            field.setText(text);
            field.end();
        } finally {
            setting = false;
        }
    }

    @Override
    public Control control() {
        return field;
    }

    @Override
    public Reading<UUID> read(Context context) {
        UUID known = chosen;
        return known != null ? Reading.of(known) : kind.read(Cell.of(field.getText()), context);
    }

    @Override
    public void set(@Nullable UUID value) {
        write(value == null ? "" : kind.show(value, showing));
        chosen = value;
    }

    @Override
    public void onChange(Runnable action) {
        changed = action;
    }
}
