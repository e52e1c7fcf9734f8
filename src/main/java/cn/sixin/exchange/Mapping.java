package cn.sixin.exchange;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which column of a sheet goes where. Immutable; an officer's change gives another one. */
public final class Mapping {
    private static final String NOTE = "*note";
    private static final String TOWN = "*town";
    private static final String IGNORE = "*ignore";
    private static final String WHOLE = "*whole.";
    private static final String EACH = "*each.";

    private final Map<HeaderColumn, Target> targets;

    private Mapping(Map<HeaderColumn, Target> targets) {
        this.targets = Collections.unmodifiableMap(targets);
    }

    static Mapping of(Map<HeaderColumn, Target> targets) {
        return new Mapping(new LinkedHashMap<>(targets));
    }

    public Target of(HeaderColumn source) {
        return targets.getOrDefault(source, Target.IGNORE);
    }

    /** In the sheet's order. */
    public Map<HeaderColumn, Target> targets() {
        return targets;
    }

    /** The same with one column sent elsewhere; whoever had the ledger's column before is ignored from now on. */
    public Mapping with(HeaderColumn source, Target target) {
        Map<HeaderColumn, Target> changed = new LinkedHashMap<>(targets);
        if (!(target instanceof Target.Note || target instanceof Target.Ignore)) {
            changed.replaceAll((other, had) -> had.equals(target) ? Target.IGNORE : had);
        }
        changed.put(source, target);
        return new Mapping(changed);
    }

    /** The sheet's columns that hold something and go nowhere. */
    public List<HeaderColumn> unused() {
        return targets.entrySet().stream()
                .filter(e -> e.getValue() instanceof Target.Ignore
                        && !e.getKey().path().isEmpty())
                .map(Map.Entry::getKey)
                .filter(c -> !HeaderWords.NUMBER.contains(c.folded()))
                .toList();
    }

    /** To be remembered under the header's {@link Header#shape()}. */
    public String text() {
        List<String> lines = new ArrayList<>();
        targets.forEach((source, target) -> lines.add(word(target) + "\t" + source.folded()));
        return String.join("\n", lines);
    }

    private static String word(Target target) {
        return switch (target) {
            case Target.To to -> to.column().name();
            case Target.Each each -> EACH + each.spread().name();
            case Target.Whole whole -> WHOLE + whole.column().name();
            case Target.Town t -> TOWN;
            case Target.Note n -> NOTE;
            case Target.Ignore i -> IGNORE;
        };
    }

    /**
     * A remembered mapping for a header of the same shape.
     *
     * @param text as {@link #text()} gave it; a column that the ledger no longer has is ignored
     */
    public static Mapping remembered(String text, Header header, Ledger ledger) {
        String[] lines = text.split("\n", -1);
        Map<HeaderColumn, Target> targets = new LinkedHashMap<>();
        for (HeaderColumn source : header.columns()) {
            String line = source.index() < lines.length ? lines[source.index()] : "";
            int tab = line.indexOf('\t');
            boolean same = tab > 0 && line.substring(tab + 1).equals(source.folded());
            targets.put(source, same ? target(line.substring(0, tab), ledger) : Target.IGNORE);
        }
        return new Mapping(targets);
    }

    private static Target target(String word, Ledger ledger) {
        return switch (word) {
            case NOTE -> Target.NOTE;
            case TOWN -> Target.TOWN;
            case IGNORE -> Target.IGNORE;
            default -> {
                if (word.startsWith(WHOLE)) {
                    yield whole(word.substring(WHOLE.length()), ledger);
                }
                yield word.startsWith(EACH)
                        ? each(word.substring(EACH.length()), ledger)
                        : ledger.find(word).<Target>map(Target.To::new).orElse(Target.IGNORE);
            }
        };
    }

    private static Target each(String name, Ledger ledger) {
        return ledger.spreads().stream()
                .filter(spread -> spread.name().equals(name))
                .findFirst()
                .<Target>map(Target.Each::new)
                .orElse(Target.IGNORE);
    }

    private static Target whole(String name, Ledger ledger) {
        return ledger.whole().stream()
                .flatMap(whole -> whole.told().stream())
                .filter(column -> column.name().equals(name))
                .findFirst()
                .<Target>map(Target.Whole::new)
                .orElse(Target.IGNORE);
    }

    /** The columns whose cells are rows of their own, in the sheet's order; none for most sheets. */
    public Map<HeaderColumn, Spread> spreads() {
        Map<HeaderColumn, Spread> spreads = new LinkedHashMap<>();
        targets.forEach((source, target) -> {
            if (target instanceof Target.Each(Spread spread)) {
                spreads.put(source, spread);
            }
        });
        return spreads;
    }

    /** Whether a column of the ledger has a source, or every row gets it from what makes it. */
    public boolean gives(Column<?> column) {
        return source(column).isPresent()
                || spreads().values().stream().anyMatch(spread -> spread.gives().contains(column));
    }

    /** The source of a ledger's column, if it has one. */
    public java.util.Optional<HeaderColumn> source(Column<?> column) {
        return targets.entrySet().stream()
                .filter(e -> e.getValue() instanceof Target.To to && to.column() == column)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mapping m && targets.equals(m.targets);
    }

    @Override
    public int hashCode() {
        return targets.hashCode();
    }
}
