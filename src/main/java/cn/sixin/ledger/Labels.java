package cn.sixin.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every word that a person reads, in one language. The words lie in {@code i18n/<bundle>_zh_CN.properties} (the
 * source) and {@code _en.properties}; a key stands in one bundle only. An unknown key is shown as itself: a missing
 * word must not stop an officer, and a test finds it.
 */
public final class Labels extends ResourceBundle {

    /** The files under {@code i18n/}; a new feature adds its own. */
    public static final List<String> BUNDLES = List.of(
            "ledger",
            "code",
            "enterprise",
            "service",
            "season",
            "survey",
            "dispatch",
            "visit",
            "ticket",
            "weekly",
            "today",
            "store",
            "exchange",
            "kit",
            "page",
            "shell",
            "app",
            "cli",
            "city",
            "settings",
            "sync",
            "picture");

    private static final Map<String, Labels> READ = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Map<String, String> words;

    private Labels(Locale locale, Map<String, String> words) {
        this.locale = locale;
        this.words = words;
    }

    /** English for English, else Chinese; read once in a process. */
    public static Labels of(Locale locale) {
        return READ.computeIfAbsent(locale.getLanguage().equals("en") ? "en" : "zh_CN", Labels::all);
    }

    private static Labels all(String language) {
        Map<String, String> words = new HashMap<>();
        for (String bundle : BUNDLES) {
            read("/i18n/" + bundle + "_" + language + ".properties").forEach((key, value) -> {
                if (words.put((String) key, (String) value) != null) {
                    throw new IllegalStateException("label " + key + " stands in two bundles");
                }
            });
        }
        return new Labels(language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE, words);
    }

    /** The labels of one file, for the tests that compare languages. */
    public static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream in = Labels.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no labels at " + resource);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The word of a key, with {@code {0}}, {@code {1}} … filled in; numbers grouped as the language does. */
    public String text(String key, Object... args) {
        String word = words.get(key);
        if (word == null) {
            return key;
        }
        return args.length == 0 ? word : new MessageFormat(word, locale).format(args);
    }

    public boolean has(String key) {
        return words.containsKey(key);
    }

    @Override
    public Locale getLocale() {
        return locale;
    }

    @Override
    protected Object handleGetObject(String key) {
        return words.getOrDefault(key, key);
    }

    @Override
    public boolean containsKey(String key) {
        return true;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(words.keySet());
    }
}
