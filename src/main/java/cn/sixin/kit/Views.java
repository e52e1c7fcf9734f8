package cn.sixin.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads listed FXML; controllers come from registered suppliers, so that they take constructor arguments. */
public final class Views {
    private final ResourceBundle labels;
    private final Map<Class<?>, Supplier<?>> makers = new HashMap<>();

    /** A loaded view: its root and its controller. */
    public record View<C>(Parent root, C controller) {}

    /** @param labels what {@code %key} in FXML reads */
    public Views(ResourceBundle labels) {
        this.labels = labels;
    }

    /** @throws IllegalStateException when the type has a maker already */
    public <C> Views register(Class<C> type, Supplier<? extends C> maker) {
        if (makers.putIfAbsent(type, maker) != null) {
            throw new IllegalStateException("controller registered twice: " + type.getName());
        }
        return this;
    }

    /**
     * On the FX thread, or on another while the view is in no window yet and makes none, as a tooltip or a menu would be.
     *
     * @throws IllegalStateException when the file is not packed, its controller is not registered or is of another type
     */
    public <C> View<C> load(FxmlFile file, Class<C> controller) {
        URL url = file.url();
        if (url == null) {
            throw new IllegalStateException("no FXML for " + file.name());
        }
        FXMLLoader loader = new FXMLLoader(url, labels);
        loader.setControllerFactory(type -> make(file, type));
        try {
            Parent root = loader.load();
            return new View<>(root, checked(file, controller, loader.getController()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + file.name(), e);
        }
    }

    /** A view without a controller, such as a form's fields. */
    public Parent load(FxmlFile file) {
        URL url = file.url();
        if (url == null) {
            throw new IllegalStateException("no FXML for " + file.name());
        }
        try {
            return FXMLLoader.load(url, labels);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + file.name(), e);
        }
    }

    private Object make(FxmlFile file, Class<?> type) {
        Supplier<?> maker = makers.get(type);
        if (maker == null) {
            throw new IllegalStateException(file.name() + ": controller not registered: " + type.getName());
        }
        return maker.get();
    }

    private static <C> C checked(FxmlFile file, Class<C> wanted, Object controller) {
        if (!wanted.isInstance(controller)) {
            throw new IllegalStateException(
                    file.name() + ": controller is " + controller + ", not " + wanted.getName());
        }
        return wanted.cast(controller);
    }
}
