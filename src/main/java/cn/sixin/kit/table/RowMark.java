package cn.sixin.kit.table;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;

/** What must be seen of a row at a glance; shown by an icon with a text, the tint only helps. Most pressing first. */
public enum RowMark {
    ATTENTION("mdmz-report"),
    CONFLICT("mdal-call_split"),
    RED("mdal-error"),
    OVERDUE("mdal-access_time"),
    DUE("mdmz-today"),
    TWIN("mdal-content_copy"),
    SPECIAL_TRAIN("mdmz-train"),
    YELLOW("mdmz-warning"),
    BLUE("mdal-info"),
    DELETED("mdal-delete_outline"),
    GONE("mdal-block"),
    PENDING("mdal-cloud_upload");

    private final String icon;
    private final PseudoClass pseudoClass;

    RowMark(String icon) {
        this.icon = icon;
        pseudoClass = PseudoClass.getPseudoClass(styleName());
    }

    /** The one that a ledger's mark of this name is shown by; empty for names the table has no icon for. */
    public static Optional<RowMark> named(String name) {
        return Stream.of(values()).filter(mark -> mark.styleName().equals(name)).findFirst();
    }

    String icon() {
        return icon;
    }

    PseudoClass pseudoClass() {
        return pseudoClass;
    }

    String styleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return "mark." + styleName();
    }
}
