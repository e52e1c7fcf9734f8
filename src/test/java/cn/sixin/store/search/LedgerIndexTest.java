package cn.sixin.store.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.code.Pinyin;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerIndexTest {

    private static final String TOWN = "441900119";
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 15);

    private LocalDate today = TODAY;
    private final Indexes indexes = new Indexes(
            new Remembered(), Pinyin::initials, lookup -> new Context(today, LocalDate.of(2027, 2, 6), TOWN, lookup));
    private final LedgerIndex enterprises = indexes.of(Enterprise.LEDGER);
    private final LedgerIndex services = indexes.of(Service.LEDGER);

    private final Row furniture = enterprise(1, "东莞市百捷长盈家具（东莞）有限公司", "91441900MAXXXX0073", "19900000001");
    private final Row electronics = enterprise(2, "东莞市鑫源电子有限公司", "92441900MAWWWW0140", "19900000002");
    private final Row toys = enterprise(3, "ABC玩具厂", null, "0769-19900003");

    @Test
    void anEnterpriseIsFoundByAnyPartOfNameInitialsCodeAndPhone() {
        enterprises.apply(List.of(furniture, electronics, toys));
        assertEquals(List.of(furniture.id()), found("长盈家"));
        assertEquals(List.of(furniture.id()), found("bjcy"));
        assertEquals(List.of(electronics.id()), found("wwww01"));
        assertEquals(List.of(electronics.id()), found("0000002"));
        assertEquals(List.of(toys.id()), found("076919900003"));
        assertEquals(List.of(toys.id()), found("9-199"));
        assertEquals(List.of(toys.id()), found("ABC"));
        assertEquals(List.of(furniture.id()), found("(东莞) 有限"));
        assertEquals(List.of(), found("长盈电子"));
    }

    @Test
    void typingOnNarrowsAndTakingBackWidens() {
        enterprises.apply(List.of(furniture, electronics, toys));
        assertEquals(2, found("东").size());
        assertEquals(2, found("东莞").size());
        assertEquals(1, found("东莞 电子").size());
        assertEquals(2, found("东莞").size());
        assertEquals(3, found("").size());
    }

    @Test
    void namesSortByPinyinAndBlanksComeLastEitherWay() {
        enterprises.apply(List.of(electronics, toys, furniture));
        Sort byName = Sort.by(Enterprise.NAME);
        assertEquals(
                List.of(toys.id(), furniture.id(), electronics.id()),
                enterprises.query(Query.ALL.sorted(byName)).ids());
        assertEquals(
                List.of(electronics.id(), furniture.id(), toys.id()),
                enterprises.query(Query.ALL.sorted(byName.reversed())).ids());
        Sort byCode = Sort.by(Enterprise.USCC);
        assertEquals(toys.id(), enterprises.query(Query.ALL.sorted(byCode)).id(2));
        assertEquals(
                toys.id(),
                enterprises.query(Query.ALL.sorted(byCode.reversed())).id(2));
    }

    @Test
    void aNeedIsFoundSortedAndShownByItsEnterprise() {
        enterprises.apply(List.of(furniture, electronics));
        Row first = need(11, electronics.id());
        Row second = need(12, furniture.id());
        services.apply(List.of(first, second));
        assertEquals(
                List.of(second.id()), services.query(Query.ALL.text("bjcy")).ids());
        Query sorted = Query.ALL.sorted(Sort.by(Service.ENTERPRISE));
        assertEquals(List.of(second.id(), first.id()), services.query(sorted).ids());
        Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
        assertEquals("东莞市鑫源电子有限公司", services.query(sorted).text(Service.ENTERPRISE, 1, indexes.showing(labels)));
        enterprises.apply(List.of(electronics.with(Enterprise.NAME, "阿里山茶行")));
        assertEquals(List.of(first.id(), second.id()), services.query(sorted).ids());
        assertEquals(List.of(first.id()), services.query(Query.ALL.text("als")).ids());
        Filter contains = new Filter.Contains(Service.ENTERPRISE, "里山");
        assertEquals(
                List.of(first.id()), services.query(Query.ALL.and(contains)).ids());
    }

    @Test
    void aNeedIsOverdueFromTheDayAfterItsTerm() {
        Row need = need(11, furniture.id()).with(Service.DUE_ON, TODAY);
        services.apply(List.of(need));
        Filter overdue = new Filter.Marked(Service.LEDGER.marks().getFirst(), true);
        assertEquals(0, services.query(Query.ALL.and(overdue)).count());
        today = TODAY.plusDays(1);
        assertEquals(List.of(need.id()), services.query(Query.ALL.and(overdue)).ids());
        services.apply(List.of(need.with(Service.STATUS, "closed")));
        assertEquals(0, services.query(Query.ALL.and(overdue)).count());
    }

    @Test
    void aRowIsLookedUpByNameCodeAndNaturalKeyUntilItIsDeleted() {
        enterprises.apply(List.of(furniture, electronics));
        assertEquals(
                furniture.id(),
                enterprises.named("东莞市百捷长盈家具(东莞)有限公司").getFirst().id());
        assertEquals(
                electronics.id(),
                enterprises.named("92441900mawwww0140").getFirst().id());
        Row again = enterprise(9, "改了名字", "91441900MAXXXX0073", "19900000009");
        assertEquals(Optional.of(furniture.id()), enterprises.match(again).map(Row::id));
        enterprises.apply(List.of(deleted(furniture)));
        assertEquals(Optional.empty(), enterprises.match(again));
        assertEquals(List.of(electronics.id()), found(""));
        enterprises.apply(List.of(furniture));
        assertEquals(Optional.of(furniture.id()), enterprises.match(again).map(Row::id));
    }

    @Test
    void theLikeliestSuggestionComesFirst() {
        Row short1 = enterprise(4, "百捷", null, "19900000004");
        Row long1 = enterprise(5, "百捷物流", null, "19900000005");
        Row word = enterprise(6, "广东(百捷)", null, "19900000006");
        enterprises.apply(List.of(furniture, word, long1, short1, electronics));
        assertEquals(
                List.of(short1.id(), long1.id(), word.id(), furniture.id()),
                enterprises.suggest("百捷", 10).ids());
        assertEquals(List.of(short1.id()), enterprises.suggest("bj", 1).ids());
        assertEquals(0, enterprises.suggest(" ", 10).count());
    }

    @Test
    void aResultStaysAsItWasAskedFor() {
        enterprises.apply(List.of(furniture, electronics));
        Result before = enterprises.query(Query.ALL);
        enterprises.apply(List.of(furniture.with(Enterprise.NAME, "别的"), deleted(electronics), toys));
        assertEquals(2, before.count());
        assertEquals(furniture.get(Enterprise.NAME), before.value(Enterprise.NAME, 0));
        assertTrue(before.row(0).sameValues(furniture));
        assertEquals("别的", enterprises.query(Query.ALL).value(Enterprise.NAME, 0));
    }

    @Test
    void groupsAndSumsCountTheRowsFound() {
        enterprises.apply(List.of(
                furniture.with(Enterprise.SIZE, "small").with(Enterprise.HEADCOUNT, 30),
                electronics
                        .with(Enterprise.SIZE, "large")
                        .with(Enterprise.HEADCOUNT, 1200)
                        .with(Enterprise.TAGS_COLUMN, Set.of("monitored", "foreign_trade")),
                toys.with(Enterprise.SIZE, "small").with(Enterprise.TAGS_COLUMN, Set.of("monitored"))));
        Result all = enterprises.query(Query.ALL);
        assertEquals(List.of(new Result.Group("large", 1), new Result.Group("small", 2)), all.groups(Enterprise.SIZE));
        assertEquals(
                List.of(
                        new Result.Group("monitored", 2),
                        new Result.Group("foreign_trade", 1),
                        new Result.Group(null, 1)),
                all.groups(Enterprise.TAGS_COLUMN));
        assertEquals(1230, all.sum(Enterprise.HEADCOUNT));
    }

    private List<UUID> found(String typed) {
        return enterprises.query(Query.ALL.text(typed)).ids();
    }

    private static Row enterprise(
            int number, String name, @org.jspecify.annotations.Nullable String uscc, String phone) {
        return Row.draft(Enterprise.LEDGER, new UUID(7, number), TOWN)
                .with(Enterprise.NAME, name)
                .with(Enterprise.USCC, uscc)
                .with(Enterprise.PHONE, phone);
    }

    private static Row need(int number, UUID enterprise) {
        return Row.draft(Service.LEDGER, new UUID(7, number), TOWN)
                .with(Service.ENTERPRISE, enterprise)
                .with(Service.DETAIL, "缺人")
                .with(Service.STATUS, "open");
    }

    private static Row deleted(Row row) {
        Envelope e = row.envelope();
        return row.with(new Envelope(
                e.id(),
                e.town(),
                e.baseRev(),
                e.state(),
                e.createdAt(),
                e.createdBy(),
                e.changedAt(),
                e.changedBy(),
                true));
    }
}
