package cn.sixin.page.ui;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.page.Desk;
import java.util.List;
import java.util.UUID;

/** Another ledger's row, found by name, pinyin initials or code. */
final class ReferenceEditor extends SuggestingEditor<UUID> {
    private static final int OFFERED = 8;

    private final Desk desk;
    private final Ledger target;

    ReferenceEditor(Column<UUID> column, ReferenceKind kind, Desk desk) {
        super(column, desk);
        this.desk = desk;
        target = kind.target();
    }

    @Override
    List<UUID> fitting(String typed) {
        return desk.index(target).suggest(typed, OFFERED).ids();
    }
}
