package cn.sixin.page.ui;

import cn.sixin.ledger.Row;
import javafx.scene.Node;

/** What stands beside a ledger's form so that nothing is looked up twice. */
public interface Beside {
    Node node();

    /** Called once, before anything is shown. @param hands what the page does for it */
    default void takes(Hands hands) {}

    /** Called with the row as it stands in the form, whenever it may matter. */
    void show(Row draft);
}
