package cn.sixin.app;

import cn.sixin.kit.Look;
import cn.sixin.ledger.Problem;
import cn.sixin.store.files.DurableFile;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code settings.json}. One that a newer program wrote is read and never overwritten; a broken one is kept aside and
 * the defaults serve.
 */
public final class SettingsFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

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

    /** As it stands in the file: any of it may be missing. */
    private record Stored(
            int schema,
            Optional<String> language,
            @Nullable Look look,
            int lockMinutes,
            Optional<Settings.Place> window,
            Optional<String> officer) {
        Settings settings() {
            return new Settings(
                    Settings.SCHEMA,
                    language,
                    look == null ? Look.DEFAULT : look,
                    lockMinutes == 0 ? Settings.DEFAULT.lockMinutes() : lockMinutes,
                    window,
                    officer);
        }
    }

    public static SettingsFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new SettingsFile(file, Settings.DEFAULT, false, Optional.empty());
        }
        try {
            Stored stored = JSON.readValue(Files.readAllBytes(file), Stored.class);
            boolean newer = stored.schema() > Settings.SCHEMA;
            Optional<Problem> notice = newer ? Optional.of(Problem.warning("settings.newer", file)) : Optional.empty();
            return new SettingsFile(file, stored.settings(), newer, notice);
        } catch (JacksonException broken) {
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
            DurableFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(settings));
        }
    }
}
