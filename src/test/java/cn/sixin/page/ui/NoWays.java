package cn.sixin.page.ui;

import cn.sixin.ledger.Ledger;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.Opening;
import java.util.UUID;
import java.util.function.Function;

/** There is one page only; a test overrides what it goes. */
public class NoWays implements Ways {
    @Override
    public void go(Ledger page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void open(Ledger ledger, UUID row) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void begin(Ledger ledger, Function<LedgerPage, Opening> opening) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void missing(Ledger page, Ledger of, UUID row) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void begin() {
        throw new UnsupportedOperationException();
    }
}
