package cn.sixin.weekly;

import cn.sixin.dispatch.Dispatch;
import cn.sixin.ledger.Row;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All figures of one enterprise or of a sum of them. Immutable; a figure that nobody gave counts 0. */
public final class Figures {
    public static final Figures NONE = new Figures(new long[Figure.values().length]);

    private final long[] values;

    private Figures(long[] values) {
        this.values = values;
    }

    /** @param value what each figure is */
    public static Figures of(ToLongFunction<Figure> value) {
        return new Figures(Stream.of(Figure.values()).mapToLong(value).toArray());
    }

    /**
     * What one dispatch row adds to a town's figures. Sums that the row does not state are added up from its parts:
     * on_post from going_home and staying, present and short_total as {@link Dispatch} does.
     */
    public static Figures of(Row dispatch) {
        if (!Dispatch.isDue(dispatch)) {
            return of(figure -> figure == Figure.CLOSED_MOVED ? 1 : 0);
        }
        int home = dispatch.get(Dispatch.GOING_HOME, 0);
        int staying = dispatch.get(Dispatch.STAYING, 0);
        return of(figure -> switch (figure) {
            case DUE -> 1;
            case CLOSED_MOVED -> 0;
            case OPENED -> Dispatch.isOpen(dispatch) ? 1 : 0;
            case ON_POST -> dispatch.get(Dispatch.ON_POST, home + staying);
            case GOING_HOME -> home;
            case STAYING -> staying;
            case RETURNED -> dispatch.get(Dispatch.RETURNED, 0);
            case HIRED -> dispatch.get(Dispatch.HIRED, 0);
            case LEFT -> dispatch.get(Dispatch.LEFT, 0);
            case PRESENT ->
                dispatch.get(Dispatch.PRESENT, Dispatch.present(dispatch).orElse(0));
            case SHORT_GENERAL -> dispatch.get(Dispatch.SHORT_GENERAL, 0);
            case SHORT_SKILLED -> dispatch.get(Dispatch.SHORT_SKILLED, 0);
            case SHORT_TECHNICAL -> dispatch.get(Dispatch.SHORT_TECHNICAL, 0);
            case SHORT_MANAGERIAL -> dispatch.get(Dispatch.SHORT_MANAGERIAL, 0);
            case SHORT_TOTAL ->
                dispatch.get(Dispatch.SHORT_TOTAL, Dispatch.shortage(dispatch).orElse(0));
            case RIGID -> dispatch.get(Dispatch.RIGID, 0);
            case RIGID_SOLVED -> dispatch.get(Dispatch.RIGID_SOLVED, 0);
        });
    }

    public long get(Figure figure) {
        return values[figure.ordinal()];
    }

    public Figures plus(Figures more) {
        return with(more, Math::addExact);
    }

    public Figures minus(Figures less) {
        return with(less, Math::subtractExact);
    }

    private Figures with(Figures other, LongBinaryOperator operation) {
        return of(figure -> operation.applyAsLong(get(figure), other.get(figure)));
    }

    /** As one line that {@link #read} takes back and a person can read: {@code due=41 closed_moved=1 …}. */
    public String write() {
        return Stream.of(Figure.values())
                .map(figure -> figure.code() + "=" + get(figure))
                .collect(Collectors.joining(" "));
    }

    /** Empty when the line was not written by {@link #write}; a figure that it lacks is 0. */
    public static Optional<Figures> read(String line) {
        long[] values = new long[Figure.values().length];
        try {
            for (String part : line.split(" ")) {
                int equals = part.indexOf('=');
                Figure figure =
                        Figure.valueOf(part.substring(0, Math.max(0, equals)).toUpperCase(Locale.ROOT));
                values[figure.ordinal()] = Long.parseLong(part.substring(equals + 1));
            }
        } catch (IllegalArgumentException written) {
            return Optional.empty();
        }
        return Optional.of(new Figures(values));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Figures figures && Arrays.equals(values, figures.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return write();
    }
}
