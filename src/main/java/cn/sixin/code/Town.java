package cn.sixin.code;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A town, street or park of Dongguan (统计用区划代码 2023, 9 digits: the city has no county level). Codes, names and the
 * city's usual listing order are data: {@code towns.csv}.
 *
 * @param code 9 digits
 * @param name with 镇 or 街道
 * @param shortName without
 * @param order place in the city's usual listing, from 0
 */
public record Town(String code, String name, String shortName, int order) {
    private static final class Data {
        static final List<Town> ALL;
        static final Map<String, Town> BY_WORD = new HashMap<>();

        static {
            List<String> lines = Resources.lines("/cn/sixin/code/towns.csv");
            Town[] towns = new Town[lines.size()];
            for (int i = 0; i < towns.length; i++) {
                String[] cells = lines.get(i).split(",", -1);
                towns[i] = new Town(cells[0], cells[1], cells[2], i);
                BY_WORD.put(cells[0], towns[i]);
                BY_WORD.put(cells[0] + "000", towns[i]);
                BY_WORD.put(Fold.enterprise(cells[1]), towns[i]);
                BY_WORD.put(Fold.enterprise(cells[2]), towns[i]);
                for (String alias : cells[3].split("\\|")) {
                    if (!alias.isEmpty()) {
                        BY_WORD.put(Fold.enterprise(alias), towns[i]);
                    }
                }
            }
            ALL = List.of(towns);
        }
    }

    /** All 36, in the city's usual listing order. */
    public static List<Town> all() {
        return Data.ALL;
    }

    /** By its code of 9 or 12 digits or its name, with or without 镇, 街道 and the city's name before it. */
    public static Optional<Town> find(String typed) {
        String word = Fold.enterprise(typed);
        Town town = Data.BY_WORD.get(word);
        if (town == null) {
            town = Data.BY_WORD.get(word.replaceFirst("^(广东省)?东莞市?", "").replaceFirst("(镇|街道|街道办事处)$", ""));
        }
        return Optional.ofNullable(town);
    }

    /** Those that what is typed so far may mean, in the city's order; all when nothing is typed. */
    public static List<Town> fitting(String typed) {
        return all().stream().filter(town -> town.fits(typed)).toList();
    }

    /** By a part of the name or code, or the beginning of its pinyin or of its pinyin initials. */
    public boolean fits(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        return word.isEmpty()
                || name.contains(word)
                || code.contains(word)
                || Pinyin.initials(name).startsWith(word)
                || Pinyin.full(name).startsWith(word)
                || find(word).map(this::equals).orElse(false);
    }
}
