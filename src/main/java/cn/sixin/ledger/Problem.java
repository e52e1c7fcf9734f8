package cn.sixin.ledger;

import cn.sixin.code.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that the officer can put right, as a value: never thrown. Its sentences are the labels
 * {@code problem.<key>} and {@code problem.<key>.remedy}, filled with {@code args}.
 *
 * @param column where it belongs; null when it concerns the row or the file as a whole
 */
public record Problem(
        Severity severity,
        String key,
        List<String> args,
        @Nullable Column<?> column) {

    /** How much it weighs. */
    public enum Severity {
        /** The value cannot be kept as it is. */
        ERROR,
        /** Unusual, kept when the officer says so. */
        WARNING,
        /** Read in good faith (约200 as 200), to be confirmed. */
        PROPOSAL
    }

    public Problem {
        args = List.copyOf(args);
    }

    public static Problem error(String key, Object... args) {
        return of(Severity.ERROR, key, args);
    }

    public static Problem warning(String key, Object... args) {
        return of(Severity.WARNING, key, args);
    }

    public static Problem proposal(String key, Object... args) {
        return of(Severity.PROPOSAL, key, args);
    }

    /** A fault of what was typed, as error or warning. */
    public static Problem of(Fault fault) {
        String key = "code." + fault.kind().key();
        return of(
                fault.warning() ? Severity.WARNING : Severity.ERROR,
                key,
                fault.arguments().toArray());
    }

    private static Problem of(Severity severity, String key, Object... args) {
        return new Problem(severity, key, Stream.of(args).map(String::valueOf).toList(), null);
    }

    public Problem on(Column<?> place) {
        return new Problem(severity, key, args, place);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The label of the column it belongs to; empty when it concerns no single one. */
    public String place(Labels labels) {
        return column == null ? "" : column.label(labels);
    }

    /** What is wrong, in the officer's words. */
    public String text(Labels labels) {
        return labels.text("problem." + key, args.toArray());
    }

    /** What to do about it. */
    public String remedy(Labels labels) {
        return labels.text("problem." + key + ".remedy", args.toArray());
    }
}
