package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Proposes which column of a sheet goes where: by the header's whole path, by its last name, by a group's name, and by
 * what stands below where the header says nothing that is known.
 */
final class Matcher {
    private static final int WHOLE_PATH = 100;
    private static final int JOINED = 95;
    private static final int OWN_NAME = 90;
    private static final int OWN_NAME_IN_GROUP = 70;
    private static final int GROUP_OF_PERSON = 80;
    private static final int BARE = 60;
    private static final int CONTENT = 40;
    private static final double MOST = 0.7;
    private static final int ENOUGH = 3;

    private final Ledger ledger;
    private final Context context;
    private final Map<String, Target> byName = new HashMap<>();

    Matcher(Ledger ledger, Context context, Labels labels) {
        this.ledger = ledger;
        this.context = context;
        names(ledger.columns().stream().filter(Column::isWritten).toList(), Target.To::new, labels);
        ledger.whole().ifPresent(whole -> {
            if (!whole.ledger().isCalledByTitle()) {
                // By such a name, made up of several columns, nobody can look a row up.
                byName.values().removeIf(new Target.To(whole.reference())::equals);
            }
            names(whole.told(), Target.Whole::new, labels);
        });
        for (Spread spread : ledger.spreads()) {
            spread.aliases().forEach(alias -> byName.putIfAbsent(path(alias), new Target.Each(spread)));
            byName.putIfAbsent(HeaderWords.fold(spread.label(ledger, labels)), new Target.Each(spread));
        }
    }

    private void names(List<Column<?>> columns, Function<Column<?>, Target> target, Labels labels) {
        for (Column<?> column : columns) {
            for (String alias : column.aliases()) {
                byName.putIfAbsent(path(alias), target.apply(column));
            }
        }
        for (Column<?> column : columns) {
            byName.putIfAbsent(HeaderWords.fold(column.label(labels)), target.apply(column));
        }
    }

    /** Whether a folded header, or path of headers, is one that the ledger or every roster knows. */
    boolean knows(String folded) {
        return byName.containsKey(folded) || HeaderWords.NUMBER.contains(folded) || HeaderWords.TOWN.contains(folded);
    }

    private static String path(String alias) {
        return String.join(
                "/", List.of(alias.split("/")).stream().map(HeaderWords::fold).toList());
    }

    private record Candidate(HeaderColumn source, Target target, int score, int place) {}

    Mapping propose(Header header, List<SourceRow> sample) {
        List<Candidate> candidates = new ArrayList<>();
        for (HeaderColumn source : header.columns()) {
            byHeader(source, candidates);
        }
        for (HeaderColumn source : header.columns()) {
            if (candidates.stream().noneMatch(c -> c.source() == source)
                    && !HeaderWords.NUMBER.contains(source.folded())) {
                byContent(source, sample, candidates);
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::score)
                .reversed()
                .thenComparingInt(c -> c.source().hidden() ? 1 : 0)
                .thenComparingInt(Candidate::place));
        Map<HeaderColumn, Target> chosen = new LinkedHashMap<>();
        header.columns().forEach(source -> chosen.put(source, Target.IGNORE));
        Set<Object> taken = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (!taken.contains(candidate.source()) && taken.add(candidate.target())) {
                taken.add(candidate.source());
                chosen.put(candidate.source(), candidate.target());
            }
        }
        return Mapping.of(chosen);
    }

    private void byHeader(HeaderColumn source, List<Candidate> candidates) {
        if (source.path().isEmpty()) {
            return;
        }
        String whole = source.folded();
        List<String> parts = source.path().stream().map(HeaderWords::fold).toList();
        String own = parts.getLast();
        if (HeaderWords.TOWN.contains(own)) {
            candidates.add(new Candidate(source, Target.TOWN, OWN_NAME, -1));
        }
        add(source, whole, WHOLE_PATH, candidates);
        if (parts.size() == 1) {
            add(source, HeaderWords.bare(own), BARE, candidates);
            return;
        }
        String group = parts.get(parts.size() - 2);
        add(source, group + own, JOINED, candidates);
        add(source, own, OWN_NAME_IN_GROUP, candidates);
        for (String half : HeaderWords.halves(HeaderWords.bare(group))) {
            add(source, half + own, JOINED - 1, candidates);
            if (HeaderWords.PERSON.contains(own)) {
                add(source, half, GROUP_OF_PERSON, candidates);
            }
        }
    }

    private void add(HeaderColumn source, String name, int score, List<Candidate> candidates) {
        Target target = byName.get(name);
        if (target != null) {
            candidates.add(new Candidate(source, target, score, place(target)));
        }
    }

    private int place(Target target) {
        return switch (target) {
            case Target.To to -> to.column().position();
            case Target.Whole whole -> ledger.columns().size() + whole.column().position();
            case Target.Each each -> ledger.columns().size() + ledger.spreads().indexOf(each.spread());
            default -> -1;
        };
    }

    /** Only codes that nothing else looks like; numbers, dates and names could mean anything. */
    private void byContent(HeaderColumn source, List<SourceRow> sample, List<Candidate> candidates) {
        List<Cell> cells = sample.stream()
                .map(row -> row.cell(source.index()))
                .filter(cell -> cell instanceof Cell.Text)
                .toList();
        if (cells.size() < ENOUGH) {
            return;
        }
        if (isCode(Kinds.town()) && share(cells, Kinds.town()) > MOST) {
            candidates.add(new Candidate(source, Target.TOWN, CONTENT, 0));
        }
        for (Column<?> column : ledger.columns()) {
            if (isCode(column.kind()) && share(cells, column.kind()) > MOST) {
                candidates.add(new Candidate(source, new Target.To(column), CONTENT, column.position()));
            }
        }
    }

    private double share(List<Cell> cells, Kind<?> kind) {
        long good = cells.stream()
                .map(cell -> (Reading<?>) kind.read(cell, context))
                .filter(reading -> reading.value() != null && !reading.isBad())
                .count();
        return (double) good / cells.size();
    }

    /** A kind of text that takes neither plain words nor a short number. */
    private boolean isCode(Kind<?> kind) {
        return kind.type() == String.class
                && (kind.editor() == Kind.Editor.LINE || kind.editor() == Kind.Editor.TOWN)
                && kind.read(Cell.of("abc"), context).isBad()
                && kind.read(Cell.of("12"), context).isBad();
    }
}
