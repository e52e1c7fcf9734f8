package cn.sixin.ledger;

import java.util.Comparator;
import java.util.List;

/**
 * What a column's values are: how one is read from a cell, checked, shown, masked, compared, stored, sent and edited.
 * There are about a dozen, made by the factories of {@link Kinds}; a ledger never brings its own.
 *
 * @param <T> immutable, with value equality
 */
public interface Kind<T> {

    /** The control that edits a value. */
    enum Editor {
        LINE,
        AREA,
        INTEGER,
        MONEY,
        DATE,
        INSTANT,
        CHECK,
        CHOICE,
        CHOICES,
        TOWN,
        REFERENCE,
        ATTACHMENTS
    }

    /** The type of the database column that holds {@link #store(Object)}. */
    enum Stored {
        /** {@code varchar}; the Java side is {@code String}. */
        TEXT,
        /** {@code int}; {@code Integer}. */
        INT,
        /** {@code bigint}; {@code Long}. */
        LONG,
        /** {@code date}; {@code LocalDate}. */
        DATE,
        /** {@code timestamp(3)}, UTC; {@code Instant}. */
        INSTANT,
        /** {@code boolean}; {@code Boolean}. */
        BOOLEAN,
        /** {@code uuid}; {@code java.util.UUID}. */
        UUID
    }

    Class<T> type();

    Editor editor();

    Stored stored();

    /** Reads what was typed, pasted or imported. Never throws for what a person may have written. */
    Reading<T> read(Cell cell, Context context);

    /** What is wrong with a value wherever it came from; empty when it may be kept. */
    default List<Problem> check(T value, Context context) {
        return List.of();
    }

    /** As a person reads it, on screen and in a workbook; never masked. */
    String show(T value, Showing showing);

    /** As it may be seen by whoever has no reason to see the whole. */
    default String mask(T value, Showing showing) {
        return cn.sixin.code.Mask.text(show(value, showing));
    }

    /** The order in which a column sorts; nulls are the caller's. */
    Comparator<? super T> order();

    /** The value for the database, of the Java type that {@link #stored()} names. */
    Object store(T value);

    T restore(Object stored);

    /** The value for JSON: String, Long, Boolean or a List of Strings. */
    Object send(T value);

    /** @throws IllegalArgumentException when {@code sent} was not made by {@link #send(Object)} */
    T receive(Object sent);

    /** Whether a table sets it flush right. */
    default boolean numeric() {
        return false;
    }
}
