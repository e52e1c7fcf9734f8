package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.page.Parts;
import cn.sixin.store.Draft;
import java.util.List;
import javafx.scene.Parent;

/** The lists of parts that a form holds, as one; most forms hold none. */
final class FormParts {
    private final List<PartRows> lists;

    /** @param typed after each change that the officer made */
    FormParts(Parent form, Kit kit, Desk desk, Runnable typed) {
        lists = FormFields.within(form, PartRows.class);
        lists.forEach(list -> list.set(kit, desk, typed));
    }

    /** @param half what of them was half written before */
    void open(Row whole, List<Draft.Part> half) {
        lists.forEach(list -> list.open(whole, half));
    }

    boolean isDirty() {
        return lists.stream().anyMatch(list -> list.parts().isDirty());
    }

    List<Draft.Part> halfWritten() {
        return lists.stream()
                .flatMap(list -> list.parts().halfWritten().stream())
                .toList();
    }

    /** What is to be saved with the row, once what is being typed is taken in. */
    List<Parts> toSave() {
        lists.forEach(PartRows::settle);
        return lists.stream().map(list -> list.parts().parts()).toList();
    }

    /** Puts the keyboard where something cannot be saved. */
    void focusError() {
        lists.stream().filter(list -> list.parts().errors() > 0).findFirst().ifPresent(PartRows::focusError);
    }

    /** The same edits over what others have saved meanwhile. */
    void rebase(List<Row> present) {
        lists.forEach(list -> {
            list.parts().rebase(present);
            list.refresh();
        });
    }
}
