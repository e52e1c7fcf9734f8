package cn.sixin.page;

import cn.sixin.kit.FxmlFile;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * A feature's own FXML, packed beside one of its classes.
 *
 * @param file its name, without a path
 */
public record FormFile(Class<?> feature, String file) implements FxmlFile {
    @Override
    public String name() {
        return file;
    }

    @Override
    public @Nullable URL url() {
        return feature.getResource(file);
    }
}
