package cn.sixin.app;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The language that the system names, for {@link Settings#locale}. */
final class SystemLanguage {
    private SystemLanguage() {}

    /**
     * Where a POSIX system was told no language (C, POSIX or nothing), Java says American English, which nobody chose;
     * then it is Chinese.
     *
     * @param os the property {@code os.name}
     * @param java what Java takes it to be
     */
    static Locale of(Map<String, String> environment, String os, Locale java) {
        if (os.toLowerCase(Locale.ROOT).contains("windows")) {
            return java;
        }
        String told = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("C");
        boolean none = told.equals("C") || told.startsWith("C.") || told.equals("POSIX");
        // A Mac tells its programs by other means.
        return none && !os.startsWith("Mac") ? Locale.SIMPLIFIED_CHINESE : java;
    }
}
