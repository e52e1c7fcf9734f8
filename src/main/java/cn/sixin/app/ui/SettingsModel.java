package cn.sixin.app.ui;

import cn.sixin.app.Settings;
import cn.sixin.app.SettingsFile;
import cn.sixin.kit.work.Background;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The settings as they are now; every change is written at once, off the FX thread and in order. */
public final class SettingsModel {
    private final SettingsFile file;
    private final Background background;
    private final ReadOnlyObjectWrapper<Settings> now;

    public SettingsModel(SettingsFile file, Background background) {
        this.file = file;
        this.background = background;
        now = new ReadOnlyObjectWrapper<>(file.loaded());
    }

    public Settings get() {
        return now.get();
    }

    public ReadOnlyObjectProperty<Settings> property() {
        return now.getReadOnlyProperty();
    }

    /** On the FX thread. */
    public void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(now.get());
        if (!changed.equals(now.get())) {
            now.set(changed);
            background
                    .job("", progress -> {
                        write();
                        return changed;
                    })
                    .quiet()
                    .start();
        }
    }

    /** Whichever writer comes last writes the newest: none overwrites a later choice with an earlier one. */
    private synchronized void write() throws java.io.IOException {
        file.save(now.get());
    }
}
