package cn.sixin.ledger;

import cn.sixin.code.Fold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Any of a list; the value is the set of codes in the list's order. Stored with commas, sent as an array. */
public final class ChoicesKind extends BaseKind<Set<String>> {

    /** What stands between several in one cell. */
    private static final Pattern BETWEEN = Pattern.compile("[、,，;；/|\\s]+");

    private final ChoiceList list;

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class of a set of texts
    ChoicesKind(ChoiceList list) {
        super((Class) Set.class, Editor.CHOICES, Stored.TEXT);
        this.list = list;
    }

    public ChoiceList list() {
        return list;
    }

    /** The set in the list's order. */
    public Set<String> of(Collection<String> codes) {
        Set<String> sorted =
                new TreeSet<>(Comparator.<String>comparingInt(list::place).thenComparing(Comparator.naturalOrder()));
        sorted.addAll(codes);
        return Collections.unmodifiableSet(new LinkedHashSet<>(sorted));
    }

    @Override
    Reading<Set<String>> readText(String text, Context context) {
        List<String> codes = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String word : BETWEEN.split(Fold.text(text))) {
            if (!word.isEmpty()) {
                list.find(word).ifPresentOrElse(codes::add, () -> unknown.add(word));
            }
        }
        if (!unknown.isEmpty()) {
            return Reading.bad(Problem.error("choice_unknown", String.join("、", unknown)));
        }
        return codes.isEmpty() ? Reading.blank() : Reading.of(of(codes));
    }

    @Override
    public List<Problem> check(Set<String> value, Context context) {
        return value.stream()
                .filter(code -> !list.has(code))
                .map(code -> Problem.error("choice_unknown", code))
                .toList();
    }

    @Override
    public String show(Set<String> value, Showing showing) {
        return value.stream()
                .map(code -> list.has(code) ? list.label(code, showing.labels()) : code)
                .collect(Collectors.joining("、"));
    }

    @Override
    public Comparator<Set<String>> order() {
        return Comparator.comparing(value -> String.join(
                ",",
                value.stream()
                        .map(code -> (char) ('a' + Math.min(list.place(code), 25)) + "")
                        .toList()));
    }

    @Override
    public Object store(Set<String> value) {
        return String.join(",", value);
    }

    @Override
    public Set<String> restore(Object stored) {
        return of(List.of(((String) stored).split(",")));
    }

    @Override
    public Object send(Set<String> value) {
        // In the list's order, so that the same choices are the same message.
        return List.copyOf(of(value));
    }

    @Override
    public Set<String> receive(Object sent) {
        return of(((Collection<?>) sent).stream().map(String.class::cast).toList());
    }
}
