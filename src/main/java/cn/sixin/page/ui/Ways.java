package cn.sixin.page.ui;

import cn.sixin.ledger.Ledger;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.Opening;
import java.util.UUID;
import java.util.function.Function;

/** From one ledger's page to another's. FX thread only. */
public interface Ways {
    /** Shows a row on its ledger's page. */
    void open(Ledger ledger, UUID row);

    /** Begins a new row on its ledger's page. @param opening what its form opens there */
    void begin(Ledger ledger, Function<LedgerPage, Opening> opening);
}
