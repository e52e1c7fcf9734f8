package cn.sixin.ledger;

import cn.sixin.code.Fold;
import java.util.Comparator;

/** What most kinds share: a comparable value stored and sent as it is. */
abstract class BaseKind<T> implements Kind<T> {

    private final Class<T> type;
    private final Editor editor;
    private final Stored stored;

    BaseKind(Class<T> type, Editor editor, Stored stored) {
        this.type = type;
        this.editor = editor;
        this.stored = stored;
    }

    @Override
    public final Class<T> type() {
        return type;
    }

    @Override
    public final Editor editor() {
        return editor;
    }

    @Override
    public final Stored stored() {
        return stored;
    }

    @Override
    public final Reading<T> read(Cell cell, Context context) {
        return switch (cell) {
            case Cell.Blank b -> Reading.blank();
            case Cell.Fault f -> Reading.bad(Problem.error("cell_fault", f.code()));
            case Cell.Text t -> Fold.blank(t.text()) ? readBlankWord(t.text()) : readText(t.text(), context);
            case Cell.Number n -> readNumber(n.value(), context);
            case Cell.Date d -> readDate(d, context);
            case Cell.Bool b -> readBool(b.value(), context);
        };
    }

    /** @param text holds more than blanks and is not one of the words for nothing */
    abstract Reading<T> readText(String text, Context context);

    /** @param text empty, or one of the words for nothing (无, /, —) */
    Reading<T> readBlankWord(String text) {
        return Reading.blank();
    }

    Reading<T> readNumber(double value, Context context) {
        return readText(new Cell.Number(value).shown(), context);
    }

    Reading<T> readDate(Cell.Date date, Context context) {
        return readText(date.shown(), context);
    }

    Reading<T> readBool(boolean value, Context context) {
        return readText(value ? "是" : "否", context);
    }

    @Override
    public Comparator<? super T> order() {
        @SuppressWarnings("unchecked") // every kind that keeps this order has Comparable values
        Comparator<? super T> natural = (Comparator<? super T>) Comparator.naturalOrder();
        return natural;
    }

    @Override
    public Object store(T value) {
        return value;
    }

    @Override
    public T restore(Object value) {
        return type.cast(value);
    }

    @Override
    public Object send(T value) {
        return value.toString();
    }
}
