package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClashTest {
    private final Row base = Rows.service(1, new UUID(1, 1));

    @Test
    void differentColumnsGoTogetherWithoutAsking() {
        Clash clash = new Clash(base, base.with(Service.OFFICER, "梁安"), base.with(Service.RIGID, 5));
        assertEquals(List.of(), clash.choices());
        Row merged = clash.merged(Set.of());
        assertEquals("梁安", merged.get(Service.OFFICER));
        assertEquals(5, merged.get(Service.RIGID));
    }

    @Test
    void theSameValueOnBothSidesIsNoChoice() {
        Row both = base.with(Service.OFFICER, "梁安");
        assertEquals(List.of(), new Clash(base, both, both.with(Service.RIGID, 5)).choices());
    }

    @Test
    void aContestedColumnIsTheOfficersToChoose() {
        Clash clash = new Clash(base, base.with(Service.OFFICER, "梁安"), base.with(Service.OFFICER, "陈静"));
        assertEquals(List.of(Set.of(Service.OFFICER)), clash.choices());
        assertEquals("陈静", clash.merged(Set.of()).get(Service.OFFICER));
        assertEquals("梁安", clash.merged(Set.of(Service.OFFICER)).get(Service.OFFICER));
    }

    /** 状态 of one and 销号日期 of another would be a row that nobody wrote. */
    @Test
    void columnsDeclaredAsOneAreChosenAsOne() {
        Row mine = base.with(Service.STATUS, "closed").with(Service.CLOSED_ON, Rows.TODAY);
        Row theirs = base.with(Service.STATUS, "escalated");
        Clash clash = new Clash(base, mine, theirs);
        assertEquals(List.of(Set.of(Service.STATUS, Service.CLOSED_ON)), clash.choices());
        assertEquals("escalated", clash.merged(Set.of()).get(Service.STATUS));
        assertEquals(null, clash.merged(Set.of()).get(Service.CLOSED_ON));
        assertEquals(Rows.TODAY, clash.merged(Set.of(Service.STATUS)).get(Service.CLOSED_ON));
    }
}
