package cn.sixin.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Kind} made of a {@link Cell}.
 *
 * @param value null when the cell was blank or could not be read
 * @param typed what stood there, where the value differs from it by more than outer spaces; else null
 * @param problems errors (then {@code value} is null), warnings and proposals
 */
public record Reading<T>(@Nullable T value, @Nullable String typed, List<Problem> problems) {

    public Reading {
        problems = List.copyOf(problems);
    }

    public static <T> Reading<T> blank() {
        return new Reading<>(null, null, List.of());
    }

    public static <T> Reading<T> of(T value) {
        return new Reading<>(value, null, List.of());
    }

    /** A value read from text that was folded on the way. */
    public static <T> Reading<T> folded(T value, String shown, String typed) {
        return new Reading<>(value, shown.equals(typed.strip()) ? null : typed, List.of());
    }

    public static <T> Reading<T> bad(Problem problem) {
        return new Reading<>(null, null, List.of(problem));
    }

    public Reading<T> with(Problem problem) {
        return new Reading<>(
                value,
                typed,
                java.util.stream.Stream.concat(problems.stream(), java.util.stream.Stream.of(problem))
                        .toList());
    }

    public Reading<T> on(Column<?> column) {
        return problems.isEmpty()
                ? this
                : new Reading<>(
                        value, typed, problems.stream().map(p -> p.on(column)).toList());
    }

    public boolean isBad() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
