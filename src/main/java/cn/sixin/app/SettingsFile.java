package cn.sixin.app;

import cn.sixin.kit.Look;
import cn.sixin.ledger.Json;
import cn.sixin.ledger.Problem;
import cn.sixin.store.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code settings.json}. One that a newer program wrote is read and never overwritten; a broken one is kept aside and
 * the defaults serve.
 */
public final class SettingsFile {
    private final Path file;
    private final Settings loaded;
    private final boolean readOnly;
    private final Optional<Problem> notice;

    private SettingsFile(Path file, Settings loaded, boolean readOnly, Optional<Problem> notice) {
        this.file = file;
        this.loaded = loaded;
        this.readOnly = readOnly;
        this.notice = notice;
    }

    /** Any of it may be missing. */
    private static Settings settings(Json.Fields stored) throws Json.Broken {
        Optional<Json.Fields> look = stored.anyObject("look");
        Optional<Json.Fields> window = stored.anyObject("window");
        return new Settings(
                Settings.SCHEMA,
                stored.anyText("language"),
                look.isEmpty() ? Look.DEFAULT : look(look.get()),
                stored.whole("lockMinutes", Settings.DEFAULT.lockMinutes()),
                window.isEmpty() ? Optional.empty() : Optional.of(place(window.get())),
                stored.anyText("officer"));
    }

    private static Look look(Json.Fields stored) throws Json.Broken {
        return new Look(
                stored.one(Look.Mode.class, "mode"),
                stored.whole("scale", Look.DEFAULT.scale()),
                stored.anyText("font"));
    }

    private static Settings.Place place(Json.Fields stored) throws Json.Broken {
        return new Settings.Place(
                stored.number("x"),
                stored.number("y"),
                stored.number("width"),
                stored.number("height"),
                stored.flag("maximized"));
    }

    private static Map<String, Object> fields(Settings settings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", settings.schema());
        settings.language().ifPresent(code -> fields.put("language", code));
        Map<String, Object> look = new LinkedHashMap<>();
        look.put("mode", settings.look().mode().name());
        look.put("scale", settings.look().scale());
        settings.look().font().ifPresent(family -> look.put("font", family));
        fields.put("look", look);
        fields.put("lockMinutes", settings.lockMinutes());
        settings.window()
                .ifPresent(place -> fields.put(
                        "window",
                        Map.of(
                                "x", place.x(),
                                "y", place.y(),
                                "width", place.width(),
                                "height", place.height(),
                                "maximized", place.maximized())));
        settings.officer().ifPresent(id -> fields.put("officer", id));
        return fields;
    }

    public static SettingsFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new SettingsFile(file, Settings.DEFAULT, false, Optional.empty());
        }
        try {
            Json.Fields stored = Json.object(Files.readAllBytes(file));
            boolean newer = stored.whole("schema", 0) > Settings.SCHEMA;
            Optional<Problem> notice = newer ? Optional.of(Problem.warning("settings.newer", file)) : Optional.empty();
            return new SettingsFile(file, settings(stored), newer, notice);
        } catch (Json.Broken broken) {
            Path aside = file.resolveSibling("settings.broken.json");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            Problem notice = Problem.warning("settings.broken", aside);
            return new SettingsFile(file, Settings.DEFAULT, false, Optional.of(notice));
        }
    }

    public Settings loaded() {
        return loaded;
    }

    /** What an officer should know about the file; empty when all is well. */
    public Optional<Problem> notice() {
        return notice;
    }

    /** Does nothing when the file is a newer program's. */
    public void save(Settings settings) throws IOException {
        if (!readOnly) {
            DurableFile.write(file, Json.bytes(fields(settings)));
        }
    }
}
