package cn.sixin.app.demo;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Enterprises by number: the same number and seed always give the same one. */
final class DemoEnterprises {
    private static final int SPREAD = 7_919;

    private final DemoWords words;
    private final Context context;
    private final Map<String, @Nullable String> industries = new HashMap<>();

    DemoEnterprises(DemoWords words, Context context) {
        this.words = words;
        this.context = context;
    }

    Row fill(Row draft, int number, SplittableRandom random) {
        String[] trade = words.any("trade", random).split(":", 2);
        int headcount = headcount(random);
        Row row = draft.with(Enterprise.NAME, name(number, trade[0], random))
                .with(Enterprise.USCC, DemoCode.of(number))
                .with(Enterprise.COMMUNITY, words.any("community", random))
                .with(Enterprise.INDUSTRY, industry(trade[1]))
                .with(Enterprise.SIZE, size(headcount))
                .with(Enterprise.TAGS_COLUMN, tags(headcount, random))
                .with(Enterprise.LEGAL_PERSON, words.person(random))
                .with(Enterprise.CONTACT, words.person(random))
                .with(Enterprise.CONTACT_POST, words.any("post", random))
                .with(Enterprise.PHONE, DemoWords.phone(random))
                .with(Enterprise.HEADCOUNT, headcount)
                .with(Enterprise.SERVICE_OFFICER, words.any("officer", random))
                .with(Enterprise.OFFICER_PHONE, DemoWords.phone(random));
        return state(address(row, random), random);
    }

    /** Each number has a name of its own: first, second, third and trade are its digits in mixed radix, spread out. */
    private String name(int number, String trade, SplittableRandom random) {
        List<String> first = words.list("name.first");
        List<String> second = words.list("name.second");
        List<String> third = words.list("name.third");
        int all = first.size() * second.size() * third.size();
        int spread = (int) ((long) number * SPREAD % all);
        String round = number < all ? "" : String.valueOf(number / all + 1);
        return words.text("name.city")
                + first.get(spread % first.size())
                + second.get(spread / first.size() % second.size())
                + third.get(spread / first.size() / second.size())
                + round
                + trade
                + words.any("name.form", random);
    }

    private @Nullable String industry(String code) {
        return industries.computeIfAbsent(
                code, c -> Enterprise.INDUSTRY.kind().read(Cell.of(c), context).value());
    }

    private Row address(Row row, SplittableRandom random) {
        return row.with(
                Enterprise.ADDRESS,
                words.text("address")
                        .formatted(
                                row.get(Enterprise.COMMUNITY, ""),
                                words.any("street", random),
                                random.nextInt(1, 200)));
    }

    /** Many small, few large, as in a town. */
    private static int headcount(SplittableRandom random) {
        double skewed = Math.pow(random.nextDouble(), 3);
        return (int) (8 + skewed * 3_000);
    }

    /** The state's classes of industrial enterprises by staff: 20, 300, 1,000. */
    private static String size(int headcount) {
        return headcount >= 1_000 ? "large" : headcount >= 300 ? "medium" : headcount >= 20 ? "small" : "micro";
    }

    private static @Nullable Set<String> tags(int headcount, SplittableRandom random) {
        Set<String> tags = new LinkedHashSet<>();
        if (headcount >= 800) {
            tags.add("key_industrial");
        }
        if (headcount >= 300 || random.nextInt(8) == 0) {
            tags.add("monitored");
        }
        if (random.nextInt(3) == 0) {
            tags.add("q1_orders");
        }
        if (random.nextInt(4) == 0) {
            tags.add("foreign_trade");
        }
        return tags.isEmpty() ? null : tags;
    }

    private Row state(Row row, SplittableRandom random) {
        int chance = random.nextInt(100);
        String state = chance < 94 ? "normal" : chance < 97 ? "stopped" : chance < 99 ? "moved" : "closed";
        LocalDate since = context.today().minusDays(random.nextInt(5, 300));
        return row.with(Enterprise.STATE, state).with(Enterprise.STATE_SINCE, state.equals("normal") ? null : since);
    }
}
