package cn.sixin.house;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Ledger;
import cn.sixin.service.Service;
import java.util.List;

/** The ledgers that the checks go over. */
final class Ledgers {

    private Ledgers() {}

    static List<Ledger> all() {
        return List.of(Enterprise.LEDGER, Service.LEDGER);
    }
}
