package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.code.Pinyin;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.store.Store;
import cn.sixin.store.search.Indexes;
import cn.sixin.store.search.LedgerIndex;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.IntStream;

/** The store's rows in memory, as an import and an export need them: by natural key, by name, with references named. */
record Workroom(Session session, Indexes indexes, Labels labels, Clock clock) {
    static Workroom open(Session session, Labels labels, Clock clock) {
        Store store = session.store();
        Indexes indexes =
                new Indexes(Pinyin::initials, lookup -> Context.at(LocalDate.now(clock), store.town(), lookup));
        for (Ledger ledger : store.ledgers()) {
            indexes.of(ledger).load(each -> store.forEach(ledger, each));
        }
        return new Workroom(session, indexes, labels, clock);
    }

    Store store() {
        return session.store();
    }

    Context context() {
        return Context.at(LocalDate.now(clock), store().town(), indexes.lookup());
    }

    Showing showing() {
        return indexes.showing(labels);
    }

    LedgerIndex index(Ledger ledger) {
        return indexes.of(ledger);
    }

    /** Every row of a ledger, made one at a time. */
    Iterable<Row> rows(Ledger ledger) {
        Result all = index(ledger).query(Query.ALL);
        return () -> IntStream.range(0, all.count()).mapToObj(all::row).iterator();
    }
}
