package cn.sixin.page.ui;

import cn.sixin.code.Town;
import cn.sixin.ledger.Column;
import cn.sixin.page.Desk;
import java.util.List;

/** A town or park, found by name, pinyin, initials or code; without a word all are there in the city's order. */
final class TownEditor extends SuggestingEditor<String> {

    TownEditor(Column<String> column, Desk desk) {
        super(column, desk);
    }

    @Override
    List<String> fitting(String typed) {
        return Town.fitting(typed).stream().map(Town::code).toList();
    }
}
