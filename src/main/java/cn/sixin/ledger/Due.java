package cn.sixin.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What rows ask an officer to do, by a day or until it is done: a deadline, a visit to be made again, an enterprise that
 * has not been called today. Declared with the ledger that it belongs to; the work list asks every ledger for its own.
 * The database answers, so each declaration needs an index that begins with {@code deleted} and the columns that it sets
 * equal.
 */
public final class Due {

    /** Until when. */
    public sealed interface By {
        /** Each row's own day. */
        record Its(Column<LocalDate> column) implements By {}

        /** One day for all. */
        record On(LocalDate day) implements By {}

        /** Until it is done. */
        record Always() implements By {}
    }

    /** Rows that ask for it, all of these conditions holding. */
    public record Wanted(By by, List<Where> where) {
        public Wanted {
            where = List.copyOf(where);
        }
    }

    private final String name;
    private final Supplier<Ledger> rows;
    private final List<Column<?>> tells;
    private final Optional<Column<String>> whose;
    private final Function<Context, List<Wanted>> wanted;

    private Due(
            String name,
            Supplier<Ledger> rows,
            List<Column<?>> tells,
            Optional<Column<String>> whose,
            Function<Context, List<Wanted>> wanted) {
        this.name = name;
        this.rows = rows;
        this.tells = List.copyOf(tells);
        this.whose = whose;
        this.wanted = wanted;
    }

    /**
     * Rows that each have a day of their own.
     *
     * @param name snake_case, unique in the house; its word is the label {@code due.<name>}
     * @param where all that must hold while it is to be done
     */
    public static Due by(String name, Column<LocalDate> day, Where... where) {
        List<Wanted> always = List.of(new Wanted(new By.Its(day), List.of(where)));
        return new Due(name, day::ledger, List.of(), Optional.empty(), context -> always);
    }

    /** Rows that are to be seen to until the conditions do not hold any more. */
    public static Due always(String name, Supplier<Ledger> rows, Where... where) {
        List<Wanted> always = List.of(new Wanted(new By.Always(), List.of(where)));
        return new Due(name, rows, List.of(), Optional.empty(), context -> always);
    }

    /**
     * What depends on the day or the season.
     *
     * @param rows whose rows are listed; another ledger's where a row of this one is missing
     * @param wanted nothing when it is not asked for at all
     */
    public static Due when(String name, Supplier<Ledger> rows, Function<Context, List<Wanted>> wanted) {
        return new Due(name, rows, List.of(), Optional.empty(), wanted);
    }

    /** What a line says beside the row's name, the first of these that the row has a value for coming first. */
    public Due telling(Column<?>... columns) {
        return new Due(name, rows, List.of(columns), whose, wanted);
    }

    /** In which column the name of him stands who does it; it ends the index, so that 我的 is answered from it, too. */
    public Due whose(Column<String> column) {
        return new Due(name, rows, tells, Optional.of(column), wanted);
    }

    public String name() {
        return name;
    }

    public String label(Labels labels) {
        return labels.text("due." + name);
    }

    /** Whose rows are listed. */
    public Ledger rows() {
        return rows.get();
    }

    public List<Column<?>> tells() {
        return tells;
    }

    public Optional<Column<String>> whose() {
        return whose;
    }

    public List<Wanted> wanted(Context context) {
        return wanted.apply(context);
    }

    @Override
    public String toString() {
        return name;
    }
}
