package cn.sixin.page.ui;

import cn.sixin.exchange.Start;
import cn.sixin.ledger.Ledger;
import javafx.stage.Window;

/** What a page does for that which stands beside its form. */
public interface Hands {
    /** Raises the import wizard for another ledger's rows over the page. */
    void importInto(Ledger ledger, Start start);

    /** Tells that something is done. */
    void done(String sentence);

    Window window();
}
