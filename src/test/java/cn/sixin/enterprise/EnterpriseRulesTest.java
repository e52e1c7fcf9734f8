package cn.sixin.enterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Context;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnterpriseRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 2, 20);
    private static final Context CONTEXT = Context.at(TODAY, "441900119", Context.Lookup.NONE);

    private static Row row(String name, @Nullable String uscc, String town) {
        return Row.draft(Enterprise.LEDGER, UUID.randomUUID(), town)
                .with(Enterprise.NAME, name)
                .with(Enterprise.USCC, uscc)
                .with(Enterprise.CONTACT, "王芳")
                .with(Enterprise.PHONE, "19900001234");
    }

    private static final Row GOOD = row("东莞市测试电子有限公司", "91441900MAXXXX0073", "441900119");

    private static List<String> problems(Row row) {
        return Enterprise.LEDGER.check(row, CONTEXT).stream().map(Problem::key).toList();
    }

    @Test
    void aStateBeginsTodayOrEarlier() {
        assertEquals(List.of(), problems(GOOD.with(Enterprise.STATE_SINCE, TODAY)));
        Row later = GOOD.with(Enterprise.STATE_SINCE, TODAY.plusDays(1));
        assertEquals(List.of("enterprise.state_since_later"), problems(later));
        assertFalse(Enterprise.LEDGER.check(later, CONTEXT).getFirst().isError());
    }

    @Test
    void nameContactAndPhoneAreRequired() {
        Row empty = Row.draft(Enterprise.LEDGER, UUID.randomUUID(), "441900119");
        assertEquals(
                List.of(Enterprise.NAME, Enterprise.CONTACT, Enterprise.PHONE),
                Enterprise.LEDGER.check(empty, CONTEXT).stream()
                        .map(Problem::column)
                        .toList());
        assertEquals(List.of("required", "required", "required"), problems(empty));
    }

    @ParameterizedTest
    @CsvSource({"normal,false", "stopped,true", "closed,true", "moved,true", ",false"})
    void whatStoodDownIsMarked(@Nullable String state, boolean gone) {
        List<String> marks = Enterprise.LEDGER.marksOf(GOOD.with(Enterprise.STATE, state), CONTEXT).stream()
                .map(Mark::name)
                .toList();
        assertEquals(gone ? List.of("gone") : List.of(), marks);
    }

    @Test
    void aCodeTellsEnterprisesApartBeforeTheirNames() {
        Row renamed = row("东莞市新名电子有限公司", "91441900MAXXXX0073", "441900119");
        Row namesake = row("东莞市测试电子有限公司", "92441900MAWWWW0140", "441900119");
        Row spaced = row("东莞市测试 电子有限公司 ", null, "441900119");
        Row elsewhere = row("东莞市测试电子有限公司", null, "441900121");
        assertTrue(Enterprise.LEDGER.key().same(GOOD, renamed));
        assertFalse(Enterprise.LEDGER.key().same(GOOD, namesake));
        assertTrue(Enterprise.LEDGER.key().same(GOOD, spaced));
        assertFalse(Enterprise.LEDGER.key().same(GOOD, elsewhere));
    }

    @Test
    void monitoredOnesAreTagged() {
        assertTrue(Enterprise.isMonitored(GOOD.with(Enterprise.TAGS_COLUMN, Set.of("monitored", "foreign_trade"))));
        assertFalse(Enterprise.isMonitored(GOOD.with(Enterprise.TAGS_COLUMN, Set.of("foreign_trade"))));
        assertFalse(Enterprise.isMonitored(GOOD));
    }
}
