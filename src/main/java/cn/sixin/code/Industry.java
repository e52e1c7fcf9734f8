package cn.sixin.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An industry by GB/T 4754-2017: its section, its division or a finer class where one was given, and the words it was
 * given with. Words that do not fit the code are the writer's own and stay.
 *
 * @param section A to T
 * @param digits two to four, or empty
 * @param words as written; the section's name when only a section was given; may be empty
 */
public record Industry(char section, String digits, String words) {
    private static final Pattern CODED = Pattern.compile(
            "(?:([A-Ta-t]) ?(\\d{2,4})?|(\\d{2,4}))(?!\\w)([\\s\u3000\\-\u2014.\u3001:\uFF1A]*)(.*)", Pattern.DOTALL);

    private static final class Data {
        /** Section of each division 1 to 97; 0 where there is none. */
        static final char[] SECTIONS = new char[100];

        static final Map<Character, String> NAMES = new HashMap<>();
        static final Map<String, Character> BY_WORD = new HashMap<>();

        static {
            for (String line : Resources.lines("/cn/sixin/code/industries.csv")) {
                List<String> cells = List.of(line.split(",", -1));
                char section = cells.get(0).charAt(0);
                for (int i = Integer.parseInt(cells.get(1)); i <= Integer.parseInt(cells.get(2)); i++) {
                    SECTIONS[i] = section;
                }
                NAMES.put(section, cells.get(3));
                BY_WORD.put(key(cells.get(3)), section);
                for (String alias : cells.get(4).split("\\|", -1)) {
                    BY_WORD.put(key(alias), section);
                }
            }
            BY_WORD.remove("");
        }
    }

    /** Empty when neither a code nor the name of a section, of 2017 or 2002, is to be seen. */
    public static Optional<Industry> parse(String typed) {
        String text = Fold.text(typed);
        Matcher coded = CODED.matcher(text);
        if (coded.matches()) {
            return coded(coded);
        }
        return Optional.ofNullable(Data.BY_WORD.get(key(text))).map(section -> new Industry(section, "", text));
    }

    /** The section's name, edition 2017. */
    public String sectionName() {
        return Data.NAMES.getOrDefault(section, "");
    }

    /** Code, a space, words: C39 计算机、通信和其他电子设备制造业. */
    public String text() {
        return (section + digits + " " + words).strip();
    }

    private static Optional<Industry> coded(Matcher coded) {
        String digits = coded.group(2) != null ? coded.group(2) : coded.group(3) != null ? coded.group(3) : "";
        String words = coded.group(5).strip();
        char found = digits.isEmpty() ? 0 : Data.SECTIONS[Integer.parseInt(digits.substring(0, 2))];
        if (coded.group(1) == null) {
            return found == 0 ? Optional.empty() : Optional.of(new Industry(found, digits, words));
        }
        char section = Character.toUpperCase(coded.group(1).charAt(0));
        if (!digits.isEmpty()) {
            return found == section ? Optional.of(new Industry(section, digits, words)) : Optional.empty();
        }
        if (words.isEmpty()) {
            return Optional.of(new Industry(section, "", Data.NAMES.getOrDefault(section, "")));
        }
        // T恤 names no section: a letter alone counts when something stands between it and the words.
        boolean apart = !coded.group(4).isEmpty() || Data.BY_WORD.containsKey(key(words));
        return apart ? Optional.of(new Industry(section, "", words)) : Optional.empty();
    }

    private static String key(String words) {
        return Fold.enterprise(words).replaceAll("[\u3001,]", "");
    }
}
