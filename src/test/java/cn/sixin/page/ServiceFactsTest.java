package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import cn.sixin.service.ServiceFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceFactsTest {
    @Test
    void openNeedsTheMostPressingFirstAndNotTheOneInHand() {
        Row firm = Rows.enterprise(1);
        Row later = Rows.service(1, firm.id()).with(Service.DUE_ON, Rows.TODAY.plusDays(9));
        Row overdue = Rows.service(2, firm.id()).with(Service.DUE_ON, Rows.TODAY.minusDays(1));
        Row red = Rows.service(3, firm.id()).with(Service.RISK, "red");
        Row closed = Rows.service(4, firm.id()).with(Service.STATUS, "closed");
        Row inHand = Rows.service(5, firm.id());
        ServiceFacts facts =
                ServiceFacts.of(firm, List.of(later, closed, red, overdue, inHand), inHand.id(), Rows.context());
        assertEquals(
                List.of(overdue, red, later),
                facts.openNeeds().stream().map(ServiceFacts.Need::row).toList());
        assertTrue(facts.headcountKnown());
    }
}
