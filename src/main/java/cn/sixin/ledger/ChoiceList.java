package cn.sixin.ledger;

import cn.sixin.code.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that a choice column offers, in the order in which they are offered: codes in English, words as real
 * workbooks write them. On screen a value is the label {@code choice.<list>.<code>}.
 */
public final class ChoiceList {

    private final String name;
    private final Map<String, Boolean> codes = new LinkedHashMap<>();
    private final Map<String, String> codeByWord = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    private ChoiceList(String name) {
        this.name = name;
    }

    /** @param name unique in the house, snake_case */
    public static ChoiceList named(String name) {
        return new ChoiceList(name);
    }

    /** @param words how people write it, the label first */
    public ChoiceList option(String code, String... words) {
        return add(code, false, words);
    }

    /** 市: a value that the city sets and a town proposes. */
    public ChoiceList cityOption(String code, String... words) {
        return add(code, true, words);
    }

    private ChoiceList add(String code, boolean cityOwned, String... words) {
        if (codes.put(code, cityOwned) != null) {
            throw new IllegalStateException("two options " + code + " in " + name);
        }
        places.put(code, places.size());
        codeByWord.put(code, code);
        for (String word : words) {
            codeByWord.put(key(word), code);
        }
        return this;
    }

    public String name() {
        return name;
    }

    public List<String> codes() {
        return new ArrayList<>(codes.keySet());
    }

    public boolean has(String code) {
        return codes.containsKey(code);
    }

    public boolean isCityOwned(String code) {
        return codes.getOrDefault(code, false);
    }

    /** @param word a label, another way to write it, or the code */
    public Optional<String> find(String word) {
        // Every word is kept as folded, so one that is found as it stands would be found folded, too.
        String code = codeByWord.get(word);
        return Optional.ofNullable(code == null ? codeByWord.get(key(word)) : code);
    }

    public String label(String code, Labels labels) {
        return labels.text("choice." + name + "." + code);
    }

    /** The place of a code in the list's order; unknown ones last. */
    public int place(String code) {
        return places.getOrDefault(code, Integer.MAX_VALUE);
    }

    private static String key(String word) {
        return Fold.text(word).replace(" ", "").toLowerCase(java.util.Locale.ROOT);
    }
}
