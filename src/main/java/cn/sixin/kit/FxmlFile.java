package cn.sixin.kit;

import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * A view that may be loaded. The application lists all of its own in one enum, so that a test can load each and that
 * none is named by a string far from it.
 */
public interface FxmlFile {
    /** Its name, as shown in errors. */
    String name();

    /** Where it lies; null when it is not packed. */
    @Nullable
    URL url();
}
