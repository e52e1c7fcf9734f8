package cn.sixin.page.ui;

import cn.sixin.kit.Focus;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.page.Offer;
import cn.sixin.store.Draft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The fields of a form as one: a row is shown in them and read from them. */
final class FormFields {
    private final Kit kit;
    private final List<FieldBox> fields;
    private final FormOffers offers;
    private final Runnable typed;
    private boolean showing;

    /**
     * @param keys where the fields' own keys are heard
     * @param typed after each change that the officer made
     * @param reveal asked to show what is masked
     * @param ways to the rows that this one became
     */
    FormFields(Parent form, Node keys, Kit kit, LedgerPageModel model, Runnable typed, Runnable reveal, Ways ways) {
        this.kit = kit;
        this.typed = typed;
        fields = within(form, FieldBox.class);
        Runnable changed = () -> {
            if (!showing) {
                typed.run();
            }
        };
        fields.forEach(field -> {
            model.page().becomings().stream()
                    .filter(becoming -> becoming.link().name().equals(field.getColumn()))
                    .findFirst()
                    .ifPresentOrElse(
                            becoming -> field.setLink(kit, model.desk(), becoming, ways),
                            () -> field.set(kit, model.desk(), model.ledger(), changed, reveal));
            field.installKeys(keys);
        });
        offers = new FormOffers(kit, model.desk(), model.page(), fields, this::take);
    }

    /** Puts in what was offered; what is masked stays so. */
    private void take(Offer offer) {
        quietly(() -> fields.stream()
                .filter(field -> offer.values().containsKey(field.declared()))
                .forEach(field -> field.put(offer.values().get(field.declared()))));
        typed.run();
        focus(offer.at()::equals);
    }

    /** The nodes of a kind that a form's FXML holds, in its order. */
    static <T extends Node> List<T> within(Node node, Class<T> kind) {
        if (kind.isInstance(node)) {
            return List.of(kind.cast(node));
        }
        Stream<Node> children =
                node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream() : Stream.empty();
        return children.flatMap(child -> within(child, kind).stream()).toList();
    }

    /** @param whole masked values, too, can be read */
    void show(Row row, boolean whole) {
        offers.begin();
        quietly(() -> fields.forEach(field -> {
            field.show(row, whole);
            field.say(List.of(), kit);
        }));
    }

    /** Whether something is masked still. */
    boolean anyMasked() {
        return fields.stream().anyMatch(FieldBox::isMasked);
    }

    /** Puts in what was typed before and not saved. */
    void type(Draft draft, Row typed) {
        quietly(() -> fields.forEach(field -> {
            if (draft.values().containsKey(field.declared())) {
                field.restore(typed);
            }
            String text = draft.texts().get(field.declared());
            if (text != null) {
                field.editor().retype(text);
            }
        }));
    }

    void reveal(Row row) {
        quietly(() -> fields.stream().filter(FieldBox::isMasked).forEach(field -> field.show(row, true)));
    }

    private void quietly(Runnable action) {
        showing = true;
        try {
            action.run();
        } finally {
            showing = false;
        }
    }

    /** The row with what stands in the fields. */
    Row into(Row row) {
        Row with = row;
        for (FieldBox field : fields) {
            with = field.into(with);
        }
        return with;
    }

    /** What one field offers may hang on what stands in the others. */
    void follow(Row row) {
        fields.forEach(field -> field.follow(row));
        offers.follow(row);
    }

    /** Whether something stands there that cannot be read. */
    boolean anyUnreadable() {
        return fields.stream().anyMatch(field -> field.editor().read().isBad());
    }

    /** What cannot be read, as it was typed. */
    Map<Column<?>, String> unreadable() {
        Map<Column<?>, String> texts = new HashMap<>();
        fields.stream()
                .filter(field -> field.editor().read().isBad())
                .forEach(field -> field.editor().text().ifPresent(text -> texts.put(field.declared(), text)));
        return texts;
    }

    /** What the readings have to say, once every field is left. */
    List<Problem> problems(Set<Problem> accepted) {
        fields.forEach(field -> field.editor().settle());
        return fields.stream()
                .flatMap(field -> field.reading().stream())
                .filter(problem -> problem.isError() || !accepted.contains(problem))
                .toList();
    }

    void say(List<Problem> problems) {
        fields.forEach(field -> field.say(
                problems.stream()
                        .filter(problem -> field.declared().equals(problem.column()))
                        .toList(),
                kit));
    }

    /** Puts the keyboard into the first of such fields, once it is there: the page itself may be shown only now. */
    void focus(Predicate<Column<?>> wanted) {
        fields.stream()
                .filter(field -> wanted.test(field.declared()))
                .findFirst()
                .ifPresent(field -> Focus.whenShown(field.editor().control()));
    }
}
