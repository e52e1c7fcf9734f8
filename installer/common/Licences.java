import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Puts beside a package what its parts ask for: the bill of materials, a table of parts with their licences, and each
 * licence's text. Fails for a licence that the desk may not carry, or whose text is not here.
 *
 * <p>{@code java Licences.java bom.xml lib texts target}
 */
class Licences {
    /** As the parts name their licences, and the text that this is. Where a part offers two, the first here is taken. */
    private static final Map<String, String> TEXTS = new TreeMap<>(Map.ofEntries(
            Map.entry("Apache-2.0", "Apache-2.0"),
            Map.entry("BSD-2-Clause", "BSD-2-Clause"),
            Map.entry("BSD-3-Clause", "BSD-3-Clause"),
            Map.entry("Bouncy Castle Licence", "MIT"),
            Map.entry("CC0-1.0", "CC0-1.0"),
            Map.entry("EPL 1.0", "EPL-1.0"),
            Map.entry("EPL-1.0", "EPL-1.0"),
            Map.entry("GPL-2.0-with-classpath-exception", "GPL-2.0-with-classpath-exception"),
            Map.entry("MIT", "MIT"),
            Map.entry("MPL-2.0", "MPL-2.0"),
            Map.entry("The 3-Clause BSD License", "BSD-3-Clause")));

    public static void main(String[] args) throws Exception {
        Path bom = Path.of(args[0]);
        Path lib = Path.of(args[1]);
        Path texts = Path.of(args[2]);
        Path target = Path.of(args[3]);
        Files.createDirectories(target);
        List<String> lines = new ArrayList<>();
        TreeSet<String> needed = new TreeSet<>();
        TreeSet<String> refused = new TreeSet<>();
        for (Element part : children(root(bom), "component")) {
            String name = text(part, "name") + " " + text(part, "version");
            if (!Files.exists(lib.resolve(text(part, "name") + "-" + text(part, "version") + ".jar"))
                    && !text(part, "name").startsWith("javafx")) {
                continue;
            }
            List<String> offered = offered(part);
            String taken = offered.stream().filter(TEXTS::containsKey).findFirst().orElse("");
            if (taken.isEmpty()) {
                refused.add(name + ": " + offered);
            } else {
                needed.add(TEXTS.get(taken));
                lines.add(name + "\t" + taken);
            }
        }
        if (!refused.isEmpty()) {
            throw new IllegalStateException("not a licence that the desk may carry: " + refused);
        }
        lines.addFirst("Noto Sans SC\tSIL Open Font License 1.1");
        lines.addFirst("OpenJDK " + Runtime.version().feature() + "\tGPL-2.0-with-classpath-exception");
        needed.add("GPL-2.0-with-classpath-exception");
        Files.write(target.resolve("THIRD-PARTY.txt"), new TreeSet<>(lines));
        for (String each : needed) {
            Files.copy(texts.resolve(each + ".txt"), target.resolve(each + ".txt"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(bom, target.resolve("bom.xml"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Element root(Path bom) throws Exception {
        Element whole = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(bom.toFile())
                .getDocumentElement();
        return (Element) whole.getElementsByTagName("components").item(0);
    }

    private static List<String> offered(Element part) {
        List<String> names = new ArrayList<>();
        for (Element licence : within(part, "license")) {
            names.add(text(licence, "id") + text(licence, "name"));
        }
        within(part, "expression").forEach(e -> names.add(e.getTextContent()));
        return names;
    }

    private static List<Element> within(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    private static List<Element> children(Element parent, String tag) {
        return within(parent, tag).stream().filter(e -> e.getParentNode() == parent).toList();
    }

    private static String text(Element parent, String tag) {
        return children(parent, tag).stream().map(e -> e.getTextContent().strip()).findFirst().orElse("");
    }
}
