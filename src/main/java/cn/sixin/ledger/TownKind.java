package cn.sixin.ledger;

import cn.sixin.code.Fold;
import cn.sixin.code.Town;
import java.util.Comparator;
import java.util.List;

/** A town or park of Dongguan by its 9-digit code; sorted as the city lists them, not by code. */
public final class TownKind extends BaseKind<String> {

    TownKind() {
        super(String.class, Editor.TOWN, Stored.TEXT);
    }

    @Override
    Reading<String> readText(String text, Context context) {
        return Town.find(text)
                .map(town -> Reading.of(town.code()))
                .orElseGet(() -> Reading.bad(Problem.error("town_unknown", Fold.text(text))));
    }

    @Override
    public List<Problem> check(String value, Context context) {
        return Town.find(value).isPresent() ? List.of() : List.of(Problem.error("town_unknown", value));
    }

    @Override
    public String show(String value, Showing showing) {
        return Town.find(value).map(Town::name).orElse(value);
    }

    @Override
    public Comparator<String> order() {
        return Comparator.<String>comparingInt(
                        code -> Town.find(code).map(Town::order).orElse(Integer.MAX_VALUE))
                .thenComparing(Comparator.naturalOrder());
    }

    @Override
    public String receive(Object sent) {
        return (String) sent;
    }
}
