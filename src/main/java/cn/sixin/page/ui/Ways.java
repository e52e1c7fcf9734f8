package cn.sixin.page.ui;

import cn.sixin.ledger.Ledger;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.Opening;
import java.util.UUID;
import java.util.function.Function;

/** From one page to another. FX thread only. */
public interface Ways {
    /** Shows a ledger's page. */
    void go(Ledger page);

    /** Shows a row on its ledger's page. */
    void open(Ledger ledger, UUID row);

    /** Begins a new row on its ledger's page. @param opening what its form opens there */
    void begin(Ledger ledger, Function<LedgerPage, Opening> opening);

    /** Begins, on a ledger's page, the row that is missing there for a row of another ledger. */
    void missing(Ledger page, Ledger of, UUID row);

    /** What an officer who has no rows yet does first. */
    void begin();

    /** Shows a row on its own ledger's page; of another ledger's row it begins what is missing for it. */
    default void open(Ledger page, Ledger of, UUID row) {
        if (page == of) {
            open(of, row);
        } else {
            missing(page, of, row);
        }
    }
}
