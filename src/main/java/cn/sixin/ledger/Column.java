package cn.sixin.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of one ledger: a constant of its feature. The {@code with}-like calls below return changed copies and
 * are for declarations only.
 *
 * @param <T> the value's type
 */
public final class Column<T> {

    private enum Flag {
        REQUIRED,
        MASKED,
        CITY_OWNED,
        SEARCHABLE,
        BY_PROGRAM
    }

    private final String name;
    private final Kind<T> kind;
    private final java.util.Set<Flag> flags;
    private final List<String> aliases;
    private @Nullable Ledger ledger;
    private int position = -1;

    private Column(String name, Kind<T> kind, java.util.Set<Flag> flags, List<String> aliases) {
        this.name = name;
        this.kind = kind;
        this.flags = flags;
        this.aliases = aliases;
    }

    /** @param name snake_case, as in the dictionary and the database */
    public static <T> Column<T> of(String name, Kind<T> kind) {
        return new Column<>(name, kind, java.util.EnumSet.noneOf(Flag.class), List.of());
    }

    /** A row without it cannot be kept. */
    public Column<T> required() {
        return flagged(Flag.REQUIRED);
    }

    /** Personal data: shown masked until revealed with a reason. */
    public Column<T> masked() {
        return flagged(Flag.MASKED);
    }

    /** 市: the city's to set; a town proposes. */
    public Column<T> cityOwned() {
        return flagged(Flag.CITY_OWNED);
    }

    /** Found by the find box and the table's search, by its text, its pinyin initials or its digits. */
    public Column<T> searchable() {
        return flagged(Flag.SEARCHABLE);
    }

    /** Set by the program, as the link to the row that this one became: nobody types it. */
    public Column<T> byProgram() {
        return flagged(Flag.BY_PROGRAM);
    }

    /** The headers that real workbooks give this column, beside its label. */
    public Column<T> aliases(String... headers) {
        return new Column<>(name, kind, flags, List.of(headers));
    }

    private Column<T> flagged(Flag flag) {
        java.util.Set<Flag> more = java.util.EnumSet.copyOf(flags);
        more.add(flag);
        return new Column<>(name, kind, more, aliases);
    }

    public String name() {
        return name;
    }

    public Kind<T> kind() {
        return kind;
    }

    public boolean isRequired() {
        return flags.contains(Flag.REQUIRED);
    }

    public boolean isMasked() {
        return flags.contains(Flag.MASKED);
    }

    public boolean isCityOwned() {
        return flags.contains(Flag.CITY_OWNED);
    }

    public boolean isSearchable() {
        return flags.contains(Flag.SEARCHABLE);
    }

    /** Whether a person writes it down, in a form, in many rows at once or in a workbook's cell. */
    public boolean isWritten() {
        return !flags.contains(Flag.BY_PROGRAM) && kind.editor() != Kind.Editor.ATTACHMENTS;
    }

    public List<String> aliases() {
        return aliases;
    }

    /** Its place in its ledger, from 0; the index of its value in a row. */
    public int position() {
        if (position < 0) {
            throw new IllegalStateException("column " + name + " is not declared in a ledger");
        }
        return position;
    }

    public Ledger ledger() {
        if (ledger == null) {
            throw new IllegalStateException("column " + name + " is not declared in a ledger");
        }
        return ledger;
    }

    /** Its name on screen and in a workbook's header. */
    public String label(Labels labels) {
        return labels.text(labelKey());
    }

    public String labelKey() {
        return ledger().name() + ".column." + name;
    }

    /** As a person reads the row's value; empty when there is none. */
    public String show(Row row, Showing showing) {
        T value = row.get(this);
        return value == null ? "" : kind.show(value, showing);
    }

    /** As {@link #show}, masked if the column is. */
    public String showMasked(Row row, Showing showing) {
        T value = row.get(this);
        if (value == null) {
            return "";
        }
        return isMasked() ? kind.mask(value, showing) : kind.show(value, showing);
    }

    void declaredIn(Ledger owner, int place) {
        if (ledger != null) {
            throw new IllegalStateException("column " + name + " is declared twice");
        }
        ledger = owner;
        position = place;
    }

    @Override
    public String toString() {
        return (ledger == null ? "?" : ledger.name()) + "." + name;
    }
}
