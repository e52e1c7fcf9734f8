package cn.sixin.app.demo;

import cn.sixin.ledger.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The words that rows are made of. */
final class DemoWords {
    private final Map<String, List<String>> lists = new HashMap<>();
    private final Properties words;

    DemoWords() {
        words = Labels.read("/cn/sixin/assets/demo/words.properties");
        words.forEach((key, value) -> lists.put((String) key, split((String) value)));
    }

    private static List<String> split(String value) {
        return Stream.of(value.split(value.contains("|") ? "\\s*\\|\\s*" : " ", -1))
                .toList();
    }

    String text(String key) {
        return words.getProperty(key, "");
    }

    List<String> list(String key) {
        return lists.getOrDefault(key, List.of(""));
    }

    String any(String key, SplittableRandom random) {
        List<String> list = list(key);
        return list.get(random.nextInt(list.size()));
    }

    String person(SplittableRandom random) {
        return any("surname", random) + any("given", random);
    }

    /** From the range that no operator has: 1990000 and four digits. */
    static String phone(SplittableRandom random) {
        int last = random.nextInt(10_000);
        return "1990000" + String.valueOf(10_000 + last).substring(1);
    }
}
