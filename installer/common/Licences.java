import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Puts beside a package what its parts ask for: the bill of materials, cut down to what the package holds and with the
 * hashes of the jars as they lie in it, a table of parts with their licences, and each licence's text. Fails for a licence that a package may not carry (the GPL without
 * the class path exception among them), for one whose text is not here, and for a jar that the bill does not name.
 *
 * <p>{@code java Licences.java bom.xml texts target folder…}, the folders being those that hold the package's jars
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

    private static final String SHA = "SHA-256";

    private final Document bill;
    private final Path texts;
    private final Path target;
    private final TreeMap<String, Path> jars;

    private Licences(Document bill, Path texts, Path target, TreeMap<String, Path> jars) {
        this.bill = bill;
        this.texts = texts;
        this.target = target;
        this.jars = jars;
    }

    public static void main(String[] args) throws Exception {
        TreeMap<String, Path> jars = new TreeMap<>();
        for (String folder : Arrays.asList(args).subList(3, args.length)) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".jar"))
                        .forEach(file -> jars.put(file.getFileName().toString(), file));
            }
        }
        Document bill = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of(args[0]).toFile());
        new Licences(bill, Path.of(args[1]), Files.createDirectories(Path.of(args[2])), jars).write();
    }

    private void write() throws Exception {
        TreeSet<String> table = new TreeSet<>();
        TreeSet<String> needed = new TreeSet<>();
        TreeSet<String> refused = new TreeSet<>();
        TreeSet<String> unnamed = new TreeSet<>(jars.keySet());
        TreeSet<String> elsewhere = new TreeSet<>();
        // Not the first of that name, which lists the tools that wrote the bill.
        Element parts = children(bill.getDocumentElement(), "components").getFirst();
        for (Element part : children(parts, "component")) {
            String name = text(part, "name") + "-" + text(part, "version");
            // JavaFX has a second jar for each system, with its libraries.
            if (!unnamed.removeIf(
                    jar -> jar.equals(name + ".jar") || jar.matches(Pattern.quote(name) + "-[a-z0-9]+\\.jar"))) {
                elsewhere.add(part.getAttribute("bom-ref"));
                parts.removeChild(part);
                continue;
            }
            if (jars.containsKey(name + ".jar")) {
                asItLies(part, jars.get(name + ".jar"));
            }
            List<String> offered = offered(part);
            String taken =
                    offered.stream().filter(TEXTS::containsKey).findFirst().orElse("");
            if (taken.isEmpty()) {
                refused.add(name + " " + offered);
            } else {
                needed.add(TEXTS.get(taken));
                table.add(name + "\t" + taken);
            }
        }
        if (!refused.isEmpty()) {
            throw new IllegalStateException("not a licence that a package may carry: " + refused);
        }
        if (!unnamed.isEmpty()) {
            throw new IllegalStateException("the bill of materials does not name " + unnamed);
        }
        forget(elsewhere);
        table.add("Noto Sans SC\tSIL Open Font License 1.1");
        table.add("OpenJDK " + Runtime.version().feature() + "\tGPL-2.0-with-classpath-exception");
        needed.add("GPL-2.0-with-classpath-exception");
        Files.write(target.resolve("THIRD-PARTY.txt"), table);
        for (String each : needed) {
            Files.copy(
                    texts.resolve(each + ".txt"), target.resolve(each + ".txt"), StandardCopyOption.REPLACE_EXISTING);
        }
        TransformerFactory.newInstance()
                .newTransformer()
                .transform(
                        new DOMSource(bill),
                        new StreamResult(target.resolve("bom.xml").toFile()));
    }

    /** A jar that was cut has hashes of its own; whose it was, and with which, becomes its descent. */
    private void asItLies(Element part, Path jar) throws Exception {
        List<Element> hashes = children(part, "hashes");
        if (hashes.isEmpty() || within(hashes.getFirst(), "hash").stream().anyMatch(hash -> isOf(hash, jar))) {
            return;
        }
        Element was = bill.createElement("component");
        was.setAttribute("type", part.getAttribute("type"));
        for (String kept : List.of("group", "name", "version", "hashes", "purl")) {
            children(part, kept).forEach(each -> was.appendChild(each.cloneNode(true)));
        }
        Element ancestors = bill.createElement("ancestors");
        ancestors.appendChild(was);
        Element notes = bill.createElement("notes");
        notes.setTextContent("what nothing in the package names is left out");
        Element pedigree = bill.createElement("pedigree");
        pedigree.appendChild(ancestors);
        pedigree.appendChild(notes);
        part.insertBefore(
                pedigree,
                children(part, "externalReferences").stream().findFirst().orElse(null));
        Element now = bill.createElement("hashes");
        for (String algorithm : List.of(SHA, "SHA-512")) {
            Element hash = bill.createElement("hash");
            hash.setAttribute("alg", algorithm);
            hash.setTextContent(hash(jar, algorithm));
            now.appendChild(hash);
        }
        part.replaceChild(now, hashes.getFirst());
    }

    private static boolean isOf(Element hash, Path jar) {
        return hash.getAttribute("alg").equals(SHA)
                && hash.getTextContent().strip().equals(hash(jar, SHA));
    }

    private static String hash(Path jar, String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(jar)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(jar.toString(), e);
        }
    }

    /** Takes what the package does not hold out of the bill's graph of who needs whom. */
    private void forget(TreeSet<String> elsewhere) {
        for (Element dependency : within(bill.getDocumentElement(), "dependency")) {
            if (elsewhere.contains(dependency.getAttribute("ref")) && dependency.getParentNode() != null) {
                dependency.getParentNode().removeChild(dependency);
            }
        }
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
        return within(parent, tag).stream()
                .filter(e -> e.getParentNode() == parent)
                .toList();
    }

    private static String text(Element parent, String tag) {
        return children(parent, tag).stream()
                .map(e -> e.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}
