package cn.sixin.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Files kept beside the row, by the SHA-256 of their content in lower-case hex; stored with commas, sent as an array. */
public final class AttachmentsKind extends BaseKind<List<String>> {

    /** So many a row; their names must fit their column. */
    public static final int MOST = 100;

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class of a list of texts
    AttachmentsKind() {
        super((Class) List.class, Editor.ATTACHMENTS, Stored.TEXT);
    }

    /** A workbook's cell can name no file that the store has. */
    @Override
    Reading<List<String>> readText(String text, Context context) {
        return Reading.bad(Problem.error("attachments_not_from_cell"));
    }

    @Override
    public List<Problem> check(List<String> value, Context context) {
        return value.size() > MOST ? List.of(Problem.error("attachments_too_many", value.size(), MOST)) : List.of();
    }

    @Override
    public String show(List<String> value, Showing showing) {
        return showing.labels().text("attachments.count", value.size());
    }

    @Override
    public Comparator<List<String>> order() {
        return Comparator.comparingInt(List::size);
    }

    @Override
    public Object store(List<String> value) {
        return String.join(",", value);
    }

    @Override
    public List<String> restore(Object stored) {
        return List.of(((String) stored).split(","));
    }

    @Override
    public Object send(List<String> value) {
        return value;
    }

    @Override
    public List<String> receive(Object sent) {
        return ((Collection<?>) sent).stream().map(String.class::cast).toList();
    }
}
