package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultLabelTest {
    @ParameterizedTest
    @ValueSource(strings = {"zh_CN", "en"})
    void everyFaultHasItsLabelAndRemedy(String language) throws IOException {
        Properties labels = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(Fault.class.getResourceAsStream("/i18n/code_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            labels.load(file);
        }
        TreeSet<String> needed = new TreeSet<>();
        for (FaultKind kind : FaultKind.values()) {
            needed.add("problem.code." + kind.key());
            needed.add("problem.code." + kind.key() + ".remedy");
        }
        assertEquals(needed, new TreeSet<>(labels.stringPropertyNames()));
    }
}
