package cn.sixin.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import cn.sixin.ledger.ChoiceKind;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.ChoicesKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each word on screen is there in both languages, and each that is there is used (ADR 0002). */
class LabelsTest {

    private static final Pattern PROBLEM =
            Pattern.compile("Problem\\s*\\.(?:error|warning|proposal)\\(\\s*\"([a-z0-9_.]*[a-z0-9_])\"");
    private static final Pattern FXML_KEY = Pattern.compile("\"%([a-zA-Z0-9_.]+)\"");
    private static final Pattern CHINESE_LITERAL = Pattern.compile("\"[^\"\n]*\\p{IsHan}[^\"\n]*\"");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*\\.?)\"");

    /** Sources in which Chinese is data, with the reason. */
    private static final Map<String, String> CHINESE_ALLOWED = Map.ofEntries(
            Map.entry("cn/sixin/code/", "how people write codes, towns and lunar days"),
            Map.entry("cn/sixin/exchange/", "words by which rows and headers of real workbooks are recognised"),
            Map.entry("cn/sixin/enterprise/Enterprise.java", "declared header aliases and words of choices"),
            Map.entry("cn/sixin/service/Service.java", "declared header aliases and words of choices"),
            Map.entry("cn/sixin/dispatch/Dispatch.java", "declared header aliases and words of choices"),
            Map.entry("cn/sixin/visit/Visit.java", "declared header aliases and words of choices"),
            Map.entry("cn/sixin/ticket/Ticket.java", "declared header aliases and words of choices"),
            Map.entry("cn/sixin/ticket/TicketStates.java", "words of choices"),
            Map.entry("cn/sixin/ticket/Passenger.java", "declared header aliases and words of choices"),
            Map.entry("cn/sixin/weekly/Weekly.java", "words of choices"),
            Map.entry("cn/sixin/survey/Survey.java", "declared header aliases and words of choices"),
            Map.entry("cn/sixin/survey/Vacancy.java", "declared header aliases and words of choices"),
            Map.entry("cn/sixin/season/Season.java", "declared header aliases"),
            Map.entry("cn/sixin/season/Targets.java", "words of choices"),
            Map.entry("cn/sixin/city/publish/CityRoster.java", "declared header aliases"),
            Map.entry("cn/sixin/ledger/", "how people write yes, no, dates and numbers"),
            Map.entry("cn/sixin/app/demo/", "synthetic names and addresses"));

    private final Map<String, String> chinese = words("zh_CN");
    private final Map<String, String> english = words("en");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        for (String bundle : Labels.BUNDLES) {
            Set<Object> zh =
                    Labels.read("/i18n/" + bundle + "_zh_CN.properties").keySet();
            Set<Object> en = Labels.read("/i18n/" + bundle + "_en.properties").keySet();
            none("missing in " + bundle + "_en.properties", minus(zh, en), "=");
            none("missing in " + bundle + "_zh_CN.properties", minus(en, zh), "=");
        }
    }

    /** A file is read when a word of it is wanted: a key that stood in two would change with what was read before. */
    @Test
    void noKeyStandsInTwoBundles() {
        for (String language : List.of("zh_CN", "en")) {
            Map<String, String> where = new TreeMap<>();
            Set<String> twice = new TreeSet<>();
            for (String bundle : Labels.BUNDLES) {
                for (Object key : Labels.read("/i18n/" + bundle + "_" + language + ".properties")
                        .keySet()) {
                    String before = where.putIfAbsent((String) key, bundle);
                    if (before != null) {
                        twice.add(key + " in " + before + " and " + bundle);
                    }
                }
            }
            none("in two files", twice, "");
        }
    }

    @Test
    void everyBundleIsListed() {
        Set<String> files = new TreeSet<>();
        for (Path file : Sources.ending(Sources.RESOURCES.resolve("i18n"), "_zh_CN.properties")) {
            files.add(file.getFileName().toString().replace("_zh_CN.properties", ""));
        }
        files.removeAll(Labels.BUNDLES);
        none("label files that Labels.BUNDLES does not list", files, "");
    }

    @Test
    void whatIsDeclaredHasALabel() {
        none("declared without a label; add to the feature's bundle", minus(declared(), chinese.keySet()), "=");
    }

    @Test
    void whatTheCodeSaysHasALabel() {
        Set<String> wanted = new TreeSet<>();
        for (Path file : Sources.java(Sources.MAIN)) {
            Matcher problem = PROBLEM.matcher(Sources.text(file));
            while (problem.find()) {
                wanted.add("problem." + problem.group(1));
                wanted.add("problem." + problem.group(1) + ".remedy");
            }
        }
        for (Path file : Sources.ending(Sources.RESOURCES, ".fxml")) {
            Matcher key = FXML_KEY.matcher(Sources.text(file));
            while (key.find()) {
                wanted.add(key.group(1));
            }
        }
        none("said by code or FXML without a label; add to the feature's bundle", minus(wanted, chinese.keySet()), "=");
    }

    @Test
    void everyProblemHasARemedy() {
        Set<String> wanted = new TreeSet<>();
        for (String key : chinese.keySet()) {
            if (key.startsWith("problem.") && !key.endsWith(".remedy")) {
                wanted.add(key + ".remedy");
            }
        }
        none("problems without a way on", minus(wanted, chinese.keySet()), "=");
    }

    @Test
    void noLabelIsUnused() {
        Set<String> unused = new TreeSet<>(chinese.keySet());
        unused.removeAll(declared());
        String sources = allSources();
        Set<String> quoted = new HashSet<>();
        Matcher matcher = QUOTED.matcher(sources);
        while (matcher.find()) {
            quoted.add(matcher.group(1));
        }
        unused.removeIf(key -> isUsed(key, quoted, sources));
        none("labels that nothing uses; delete", unused, "");
    }

    /** Named whole, as a problem, from FXML, or by a part to which code adds a ledger's name or a last word. */
    private static boolean isUsed(String key, Set<String> quoted, String sources) {
        String base = key.endsWith(".remedy") ? key.substring(0, key.length() - ".remedy".length()) : key;
        if (quoted.contains(key) || quoted.contains(base) || sources.contains("\"%" + key + "\"")) {
            return true;
        }
        if (base.startsWith("problem.") && quoted.contains(base.substring("problem.".length()))) {
            return true;
        }
        // What every ledger has of its own: code adds the rest to the ledger's name.
        String rest = base.substring(Math.max(0, base.indexOf('.')));
        if (sources.contains('"' + rest + '"')
                || sources.contains('"' + rest.substring(0, rest.lastIndexOf('.') + 1) + '"')
                        && rest.lastIndexOf('.') > 0) {
            return true;
        }
        for (int dot = base.lastIndexOf('.'); dot > 0; dot = base.lastIndexOf('.', dot - 1)) {
            if (quoted.contains(base.substring(0, dot + 1))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void patternsTakeTheSameArguments() {
        List<String> wrong = new ArrayList<>();
        chinese.forEach((key, word) -> {
            String other = english.getOrDefault(key, word);
            if (!arguments(key, word).equals(arguments(key, other))) {
                wrong.add(key + ": " + word + " | " + other);
            }
        });
        none("labels whose arguments differ between the languages", wrong, "");
    }

    @Test
    void noChineseInCode() {
        List<String> wrong = new ArrayList<>();
        for (Path file : Sources.java(Sources.MAIN)) {
            String place = Sources.MAIN.relativize(file).toString().replace('\\', '/');
            if (CHINESE_ALLOWED.keySet().stream().anyMatch(place::startsWith)) {
                continue;
            }
            String code = Sources.text(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
            Matcher literal = CHINESE_LITERAL.matcher(code);
            while (literal.find()) {
                wrong.add(place + ": " + literal.group());
            }
        }
        none("Chinese in code; it belongs to i18n/", wrong, "");
    }

    private static Set<String> declared() {
        Set<String> keys = new TreeSet<>();
        for (Ledger ledger : Ledgers.ALL) {
            keys.add(ledger.labelKey());
            for (Column<?> column : ledger.columns()) {
                keys.add(column.labelKey());
                switch (column.kind()) {
                    case ChoiceKind choice -> addOptions(choice.list(), keys);
                    case ChoicesKind choices -> addOptions(choices.list(), keys);
                    default -> {}
                }
            }
            ledger.dues().forEach(due -> keys.add("due." + due.name()));
            for (Mark mark : ledger.marks()) {
                keys.add("mark." + mark.name());
            }
        }
        return keys;
    }

    private static void addOptions(ChoiceList list, Set<String> keys) {
        list.codes().forEach(code -> keys.add("choice." + list.name() + "." + code));
    }

    private static Set<Integer> arguments(String key, String word) {
        try {
            new MessageFormat(word);
        } catch (IllegalArgumentException e) {
            throw new AssertionError(key + " is no pattern: " + word, e);
        }
        Set<Integer> numbers = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d+)").matcher(word);
        while (matcher.find()) {
            numbers.add(Integer.parseInt(matcher.group(1)));
        }
        return numbers;
    }

    private static String allSources() {
        StringBuilder all = new StringBuilder();
        Sources.java(Sources.MAIN).forEach(file -> all.append(Sources.text(file)));
        Sources.ending(Sources.RESOURCES, ".fxml").forEach(file -> all.append(Sources.text(file)));
        return all.toString();
    }

    private static Map<String, String> words(String language) {
        Map<String, String> words = new TreeMap<>();
        for (String bundle : Labels.BUNDLES) {
            Properties properties = Labels.read("/i18n/" + bundle + "_" + language + ".properties");
            properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        }
        return words;
    }

    private static Set<String> minus(Set<?> wanted, Set<?> there) {
        Set<String> missing = new TreeSet<>();
        wanted.stream().filter(key -> !there.contains(key)).forEach(key -> missing.add(key.toString()));
        return missing;
    }

    /** Fails with one line each, to be pasted where they belong. */
    private static void none(String what, java.util.Collection<String> lines, String after) {
        assertTrue(lines.isEmpty(), () -> what + ":\n" + String.join(after + "\n", lines) + after);
    }
}
