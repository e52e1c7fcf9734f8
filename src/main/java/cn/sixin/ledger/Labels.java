package cn.sixin.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every word that a person reads, in one language. The words lie in {@code i18n/<bundle>_zh_CN.properties} (the
 * source) and {@code _en.properties}; a key stands in one bundle only. An unknown key is shown as itself: a missing
 * word must not stop an officer, and a test finds it.
 */
public final class Labels extends ResourceBundle {

    /** The files under {@code i18n/}; a new feature adds its own. Looked through in this order: the first window's first. */
    public static final List<String> BUNDLES = List.of(
            "app",
            "kit",
            "shell",
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
            "page",
            "cli",
            "city",
            "settings",
            "sync",
            "picture");

    private static final Map<String, Labels> READ = new ConcurrentHashMap<>();

    private final Locale locale;
    private final ThreadLocal<NumberFormat> numbers;
    private final String language;
    private final Map<String, String> words = new ConcurrentHashMap<>();
    /** So many of {@link #BUNDLES} are in {@link #words}. */
    private volatile int read;

    private Labels(String language) {
        this.language = language;
        locale = language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        numbers = ThreadLocal.withInitial(() -> NumberFormat.getInstance(locale));
    }

    /** English for English, else Chinese. A file is read once in a process, when a word is wanted that no earlier has. */
    public static Labels of(Locale locale) {
        return READ.computeIfAbsent(locale.getLanguage().equals("en") ? "en" : "zh_CN", Labels::new);
    }

    /** Reads what is left to read. */
    public void readAll() {
        while (read < BUNDLES.size()) {
            readNext();
        }
    }

    private @Nullable String find(String key) {
        while (true) {
            // In this order: what another thread reads between the two is looked for once more.
            boolean all = read == BUNDLES.size();
            String word = words.get(key);
            if (word != null || all) {
                return word;
            }
            readNext();
        }
    }

    private synchronized void readNext() {
        if (read < BUNDLES.size()) {
            read("/i18n/" + BUNDLES.get(read) + "_" + language + ".properties").forEach((key, value) -> {
                if (words.put((String) key, (String) value) != null) {
                    throw new IllegalStateException("label " + key + " stands in two bundles");
                }
            });
            read++;
        }
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
        String word = find(key);
        if (word == null) {
            return key;
        }
        return args.length == 0 ? word : new MessageFormat(word, locale).format(readable(word, args));
    }

    /** Numbers written out: for each that is left to it, a message makes a format of its own. */
    private Object[] readable(String word, Object[] args) {
        if (word.contains(",")) {
            return args;
        }
        Object[] written = args.clone();
        for (int i = 0; i < written.length; i++) {
            if (written[i] instanceof Number number) {
                written[i] = numbers.get().format(number);
            }
        }
        return written;
    }

    public boolean has(String key) {
        return find(key) != null;
    }

    @Override
    public Locale getLocale() {
        return locale;
    }

    @Override
    protected Object handleGetObject(String key) {
        String word = find(key);
        return word == null ? key : word;
    }

    @Override
    public boolean containsKey(String key) {
        return true;
    }

    @Override
    public Enumeration<String> getKeys() {
        readAll();
        return Collections.enumeration(words.keySet());
    }
}
