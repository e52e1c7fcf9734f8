package cn.sixin.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The declaration of a ledger: its columns in order, its rules, by what its rows are known. Everything that treats all
 * ledgers alike reads it from here.
 */
public final class Ledger {

    private final String name;
    private final List<Column<?>> columns;
    private final Map<String, Column<?>> byName = new HashMap<>();
    private final Column<String> note;
    private final Column<?> title;
    private final @org.jspecify.annotations.Nullable Column<?> titleElse;
    private final @org.jspecify.annotations.Nullable BiFunction<Row, Showing, String> calledBy;
    private final Map<Column<String>, Function<Row, List<String>>> steps;
    private final Set<Column<?>> lookedUpBy;
    private final Optional<Whole> whole;
    private final BiFunction<Row, Context, Row> begins;
    private final Set<Column<?>> sheetWide;
    private final List<Spread> spreads;
    private final NaturalKey key;
    private final List<Rule> rules;
    private final List<Mark> marks;
    private final List<Set<Column<?>>> groups;
    private final List<Due> dues;

    private Ledger(Builder builder) {
        name = builder.name;
        note = Column.of("note", Kinds.area(4000)).aliases("备注", "说明", "备 注");
        List<Column<?>> all = new ArrayList<>(builder.columns);
        all.add(note);
        columns = List.copyOf(all);
        for (int i = 0; i < columns.size(); i++) {
            Column<?> column = columns.get(i);
            column.declaredIn(this, i);
            if (byName.put(column.name(), column) != null) {
                throw new IllegalStateException("two columns " + column.name() + " in " + name);
            }
        }
        title = builder.title == null ? columns.getFirst() : builder.title;
        titleElse = builder.titleElse;
        calledBy = builder.calledBy;
        steps = Map.copyOf(builder.steps);
        lookedUpBy = java.util.Collections.unmodifiableSet(builder.lookedUpBy);
        whole = Optional.ofNullable(builder.whole);
        begins = builder.begins;
        sheetWide = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(builder.sheetWide));
        spreads = List.copyOf(builder.spreads);
        key = builder.key;
        rules = List.copyOf(builder.rules);
        marks = List.copyOf(builder.marks);
        groups = List.copyOf(builder.groups);
        dues = List.copyOf(builder.dues);
    }

    /** @param name snake_case; the table's name, too */
    public static Builder named(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    /** In the dictionary's order; 备注 last. */
    public List<Column<?>> columns() {
        return columns;
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public Column<?> column(String columnName) {
        Column<?> column = byName.get(columnName);
        if (column == null) {
            throw new IllegalArgumentException("no column " + columnName + " in " + name);
        }
        return column;
    }

    public Optional<Column<?>> find(String columnName) {
        return Optional.ofNullable(byName.get(columnName));
    }

    /** 备注, which every ledger has. */
    public Column<String> note() {
        return note;
    }

    /** The column by which a person names a row. */
    public Column<?> title() {
        return title;
    }

    /** What a person calls a row: its title, or what stands in for it where there is none; never masked data. */
    public String name(Row row, Showing showing) {
        if (calledBy != null) {
            return calledBy.apply(row, showing);
        }
        String name = title.showMasked(row, showing);
        return name.isEmpty() && titleElse != null ? titleElse.showMasked(row, showing) : name;
    }

    /** Whether its title alone is what a person calls a row. */
    public boolean isCalledByTitle() {
        return calledBy == null;
    }

    /**
     * Where a status may go from how a row stands, the usual way first; empty for a column that takes any of its choices
     * at any time.
     */
    public Optional<Function<Row, List<String>>> steps(Column<?> column) {
        return Optional.ofNullable(steps.get(column));
    }

    /** The columns by whose values rows are looked up without going over all of them; in the order declared. */
    public Set<Column<?>> lookedUpBy() {
        return lookedUpBy;
    }

    /** What each row is a part of. */
    public Optional<Whole> whole() {
        return whole;
    }

    /**
     * Columns that a workbook may leave out since they are the same for all of its rows: what a new row begins with holds
     * then, and the officer is told before anything is written. In the order declared.
     */
    public Set<Column<?>> sheetWide() {
        return sheetWide;
    }

    /** Columns of wide sheets that are rows of their own here. */
    public List<Spread> spreads() {
        return spreads;
    }

    /** A new row with what nearly always stands in one that is begun on the context's day. */
    public Row begin(Row empty, Context context) {
        return begins.apply(empty, context);
    }

    public NaturalKey key() {
        return key;
    }

    public List<Rule> rules() {
        return rules;
    }

    public List<Mark> marks() {
        return marks;
    }

    /** Columns that are merged as one, such as 状态 with 销号日期. */
    public List<Set<Column<?>>> groups() {
        return groups;
    }

    /** What the work list is to say of this ledger. */
    public List<Due> dues() {
        return dues;
    }

    public String labelKey() {
        return name + ".ledger";
    }

    public String label(Labels labels) {
        return labels.text(labelKey());
    }

    /** All that is wrong with a row: missing columns, values, and the rules whose columns read well. */
    public List<Problem> check(Row row, Context context) {
        List<Problem> problems = new ArrayList<>();
        Set<Column<?>> bad = new java.util.HashSet<>();
        for (Column<?> column : columns) {
            List<Problem> found = checkValue(column, row, context);
            if (found.stream().anyMatch(Problem::isError)) {
                bad.add(column);
            }
            problems.addAll(found);
        }
        for (Rule rule : rules) {
            if (rule.columns().stream().noneMatch(bad::contains)) {
                rule.broken(row, context).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static <T> List<Problem> checkValue(Column<T> column, Row row, Context context) {
        T value = row.get(column);
        if (value == null) {
            return column.isRequired() ? List.of(Problem.error("required").on(column)) : List.of();
        }
        return column.kind().check(value, context).stream()
                .map(p -> p.on(column))
                .toList();
    }

    /** The marks that a row carries today. */
    public List<Mark> marksOf(Row row, Context context) {
        return marks.stream().filter(m -> m.holds().test(row, context)).toList();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Gathers a declaration. */
    public static final class Builder {
        private final String name;
        private final List<Column<?>> columns = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();
        private final List<Mark> marks = new ArrayList<>();
        private final List<Set<Column<?>>> groups = new ArrayList<>();
        private final List<Due> dues = new ArrayList<>();
        private NaturalKey key = NaturalKey.none();
        private BiFunction<Row, Context, Row> begins = (row, context) -> row;
        private final List<Column<?>> sheetWide = new ArrayList<>();
        private final List<Spread> spreads = new ArrayList<>();
        private @org.jspecify.annotations.Nullable Column<?> title;
        private @org.jspecify.annotations.Nullable Column<?> titleElse;
        private @org.jspecify.annotations.Nullable BiFunction<Row, Showing, String> calledBy;
        private final Map<Column<String>, Function<Row, List<String>>> steps = new HashMap<>();
        private final Set<Column<?>> lookedUpBy = new java.util.LinkedHashSet<>();
        private @org.jspecify.annotations.Nullable Whole whole;

        private Builder(String name) {
            this.name = name;
        }

        public Builder columns(Column<?>... declared) {
            columns.addAll(List.of(declared));
            return this;
        }

        public Builder key(NaturalKey naturalKey) {
            key = naturalKey;
            return this;
        }

        /** Else the first column is the title. */
        public Builder title(Column<?> column) {
            title = column;
            return this;
        }

        /** Names the rows that have no title: the place of a visit that was not an enterprise's. */
        public Builder titleElse(Column<?> column) {
            titleElse = column;
            return this;
        }

        /** What a person calls a row of which no single column tells it apart. @param name never of masked data */
        public Builder calledBy(BiFunction<Row, Showing, String> name) {
            calledBy = name;
            return this;
        }

        /** A status that moves by steps. @param next where it may go from how a row stands, the usual way first */
        public Builder steps(Column<String> status, Function<Row, List<String>> next) {
            steps.put(status, next);
            return this;
        }

        /** {@link Context.Lookup#having} is asked for these columns' values. */
        public Builder lookedUpBy(Column<?>... declared) {
            lookedUpBy.addAll(List.of(declared));
            return this;
        }

        /** Each row is a part of another ledger's row. Rows are looked up by it. @param told see {@link Whole} */
        public Builder partOf(Column<UUID> reference, Column<?>... told) {
            whole = new Whole(reference, List.of(told));
            return lookedUpBy(reference);
        }

        /** See {@link Ledger#sheetWide}. */
        public Builder sheetWide(Column<?>... declared) {
            sheetWide.addAll(List.of(declared));
            return this;
        }

        /** See {@link Ledger#spreads}. */
        public Builder spreads(Spread... declared) {
            spreads.addAll(List.of(declared));
            return this;
        }

        /** What stands in a new row before anything is typed, wherever it is begun. */
        public Builder begins(BiFunction<Row, Context, Row> usual) {
            begins = usual;
            return this;
        }

        public Builder rules(Rule... declared) {
            rules.addAll(List.of(declared));
            return this;
        }

        public Builder marks(Mark... declared) {
            marks.addAll(List.of(declared));
            return this;
        }

        public Builder together(Column<?>... group) {
            groups.add(Set.of(group));
            return this;
        }

        public Builder dues(Due... declared) {
            dues.addAll(List.of(declared));
            return this;
        }

        public Ledger declare() {
            return new Ledger(this);
        }
    }
}
