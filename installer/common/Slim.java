import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Takes out of the desk's jars what it can't use. From every jar: the names of local variables (lines stay, crash
 * reports need them), what builds leave behind, and of the manifest all that Java does not read. From those that {@code
 * left-out} names: the entries that begin as it says, and what services and XmlBeans' type files tell of them. From the
 * jars of {@code reachable-only}: each class that no other class names, be it in its constants, in a signature or in a
 * string; where {@code program} stands behind a jar, what other libraries name does not count. A service that such a
 * jar offers stays with its classes where what it is offered for is a class that stays.
 *
 * <p>Only libraries that look nothing up by a name put together at run time may be in that list. Entries carry the time
 * of the jar's newest one, so that the same jar comes out the same twice.
 *
 * <p>{@code java -cp asm.jar Slim.java lib program.jar lists}, the lists being in the folder of that name
 */
class Slim {
    private static final Pattern NAMES = Pattern.compile("[A-Za-z_$][\\w$]*(?:[/.][A-Za-z_$][\\w$]*)+");
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String SERVICES = "META-INF/services/";
    private static final Pattern KEPT = Pattern.compile(
            "Manifest-Version|Multi-Release|Automatic-Module-Name|(Implementation|Specification)-(Title|Version|Vendor)");
    private static final Pattern LEFTOVER = Pattern.compile(
            "META-INF/(maven/.*|versions/\\d+/OSGI-INF/.*|.*\\.(SF|RSA|DSA|EC|kotlin_module)|INDEX\\.LIST)|OSGI-INF/.*|.*/");

    private final Map<String, byte[]> cut = new HashMap<>();
    private final Map<String, List<String>> offers = new HashMap<>();
    private final Set<String> ours = new HashSet<>();
    private final Set<String> reached = new HashSet<>();
    private final Deque<String> ahead = new ArrayDeque<>();
    private final Map<Pattern, List<String>> leftOut;
    /** What was really left out: a list that names what is there no more is told. */
    private final Set<String> met = new HashSet<>();

    private Slim(Map<Pattern, List<String>> leftOut) {
        this.leftOut = leftOut;
    }

    public static void main(String[] args) throws IOException {
        Path program = Path.of(args[1]);
        Path lists = Path.of(args[2]);
        List<Path> jars;
        try (var found = Files.list(Path.of(args[0]))) {
            jars = found.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        Map<Pattern, List<String>> leftOut = listed(lists.resolve("left-out"));
        Slim slim = new Slim(leftOut);
        Map<Path, Boolean> partly = new TreeMap<>();
        Map<Pattern, List<String>> listed = listed(lists.resolve("reachable-only"));
        for (Path jar : jars) {
            listed.forEach((pattern, words) -> {
                if (matches(pattern, jar)) {
                    partly.put(jar, words.contains("program"));
                }
            });
        }
        slim.reach(jars, partly, program);
        for (Path jar : jars) {
            slim.write(jar, partly.containsKey(jar), true);
        }
        slim.write(program, false, false);
        Set<String> stale = new HashSet<>();
        leftOut.values().forEach(stale::addAll);
        stale.removeAll(slim.met);
        if (!stale.isEmpty()) {
            throw new IllegalStateException("left-out: nothing begins with " + stale);
        }
    }

    /** A list's lines: which jars, and the words behind. */
    private static Map<Pattern, List<String>> listed(Path list) throws IOException {
        Map<Pattern, List<String>> lines = new HashMap<>();
        for (String line : Files.readAllLines(list)) {
            if (!line.startsWith("#")) {
                String[] words = line.split(" ");
                lines.put(
                        Pattern.compile(words[0].replace(".", "\\.").replace("*", ".*")),
                        List.of(words).subList(1, words.length));
            }
        }
        return lines;
    }

    private static boolean matches(Pattern jars, Path jar) {
        return jars.matcher(jar.getFileName().toString()).matches();
    }

    private void reach(List<Path> jars, Map<Path, Boolean> partly, Path program) throws IOException {
        for (Map.Entry<Path, Boolean> jar : partly.entrySet()) {
            entries(jar.getKey()).forEach((name, bytes) -> {
                if (isClass(name)) {
                    cut.put(plain(name), bytes);
                    if (jar.getValue()) {
                        ours.add(plain(name));
                    }
                } else if (name.startsWith(SERVICES)) {
                    offers.computeIfAbsent(name.substring(SERVICES.length()).replace('.', '/'), n -> new ArrayList<>())
                            .add(new String(bytes, StandardCharsets.UTF_8));
                }
            });
        }
        named(entries(program), true);
        for (Path jar : jars) {
            if (!partly.containsKey(jar)) {
                named(entries(jar), false);
            }
        }
        while (!ahead.isEmpty()) {
            String next = ahead.pop();
            named(cut.get(next), ours.contains(next));
            offers.getOrDefault(next, List.of()).forEach(text -> named(text, ours.contains(next)));
        }
    }

    private void named(Map<String, byte[]> entries, boolean ours) {
        entries.forEach((name, bytes) -> {
            if (isClass(name)) {
                named(bytes, ours);
            }
        });
    }

    /** Every text in the pool is looked at: names of classes, signatures, and strings that may be handed to a loader. */
    private void named(byte[] type, boolean byOurs) {
        for (PoolEntry entry : ClassFile.of().parse(type).constantPool()) {
            if (entry instanceof Utf8Entry text) {
                named(text.stringValue(), byOurs);
            }
        }
    }

    private void named(String text, boolean byOurs) {
        Matcher names = NAMES.matcher(text);
        while (names.find()) {
            reached(names.group().replace('.', '/'), byOurs);
        }
    }

    private void reached(String name, boolean byOurs) {
        // In a signature an L stands before the name.
        for (String each : name.startsWith("L") ? List.of(name, name.substring(1)) : List.of(name)) {
            if (cut.containsKey(each) && (byOurs || !ours.contains(each)) && reached.add(each)) {
                ahead.add(each);
            }
        }
    }

    private void write(Path jar, boolean partly, boolean library) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        FileTime newest = newest(jar);
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(whole))) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, byte[]> entry : entries(jar).entrySet()) {
                String name = entry.getKey();
                boolean wanted = !partly
                        || (isClass(name)
                                ? reached.contains(plain(name)) || name.endsWith("module-info.class")
                                : name.startsWith(SERVICES)
                                        ? reached.contains(name.substring(SERVICES.length())
                                                .replace('.', '/'))
                                        : !name.startsWith("org/bouncycastle/"));
                // Folders of ours are looked up to see what lies in them.
                if (wanted && !(library && LEFTOVER.matcher(name).matches())) {
                    ZipEntry written = new ZipEntry(name);
                    written.setLastModifiedTime(newest);
                    out.putNextEntry(written);
                    out.write(
                            isClass(name)
                                    ? withoutLocals(entry.getValue())
                                    : name.equals(MANIFEST) && library
                                            ? shortened(entry.getValue())
                                            : entry.getValue());
                }
            }
        }
        Files.write(jar, whole.toByteArray());
        Files.setLastModifiedTime(jar, newest);
    }

    /** What Java reads at each start: not the digests of a signature that is gone, nor what only OSGi knows. */
    private static byte[] shortened(byte[] manifest) throws IOException {
        Manifest whole = new Manifest(new ByteArrayInputStream(manifest));
        Manifest left = new Manifest();
        for (Map.Entry<Object, Object> each : whole.getMainAttributes().entrySet()) {
            if (KEPT.matcher(each.getKey().toString()).matches()) {
                left.getMainAttributes().put(each.getKey(), each.getValue());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        left.write(bytes);
        return bytes.toByteArray();
    }

    /** Written anew from end to end, so that the names leave the constants too; frames are taken over as they are. */
    private static byte[] withoutLocals(byte[] type) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(type)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return new MethodVisitor(
                                        Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, thrown)) {
                                    @Override
                                    public void visitLocalVariable(
                                            String local, String type, String generic, Label from, Label to, int at) {}
                                };
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class");
    }

    /** A class's name, of whichever version of Java its jar holds it for. */
    private static String plain(String name) {
        return name.replaceFirst("^META-INF/versions/\\d+/", "").replaceFirst("\\.class$", "");
    }

    private static FileTime newest(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(each -> each.getLastModifiedTime())
                    .max(FileTime::compareTo)
                    .orElseThrow();
        }
    }

    /** A jar's entries but those that are left out, and but what speaks of them where names are looked up. */
    private Map<String, byte[]> entries(Path jar) throws IOException {
        List<String> beginnings = leftOut.entrySet().stream()
                .filter(each -> matches(each.getKey(), jar))
                .flatMap(each -> each.getValue().stream())
                .toList();
        Map<String, byte[]> all = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().<ZipEntry>map(each -> each).toList()) {
                if (!isLeftOut(entry, beginnings)) {
                    byte[] bytes = zip.getInputStream(entry).readAllBytes();
                    Optional<byte[]> left = mended(entry.getName(), bytes, beginnings);
                    if (left.isPresent()) {
                        all.put(entry.getName(), left.get());
                    }
                }
            }
        }
        return all;
    }

    private boolean isLeftOut(ZipEntry entry, List<String> beginnings) {
        List<String> found =
                beginnings.stream().filter(entry.getName()::startsWith).toList();
        met.addAll(found);
        return !found.isEmpty();
    }

    /** A jar's own archive, of H2's texts and pages. */
    private byte[] repacked(byte[] zip, List<String> beginnings) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(whole)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!isLeftOut(entry, beginnings)) {
                    ZipEntry written = new ZipEntry(entry.getName());
                    written.setLastModifiedTime(entry.getLastModifiedTime());
                    out.putNextEntry(written);
                    in.transferTo(out);
                }
            }
        }
        return whole.toByteArray();
    }

    private Optional<byte[]> mended(String entry, byte[] bytes, List<String> beginnings) throws IOException {
        List<String> dotted =
                beginnings.stream().map(each -> each.replace('/', '.')).toList();
        if (entry.endsWith(".xsb") && !entry.endsWith("/index.xsb")) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return dotted.stream().anyMatch(text::contains) ? Optional.empty() : Optional.of(bytes);
        }
        if (entry.endsWith(".zip")) {
            return Optional.of(repacked(bytes, beginnings));
        }
        if (entry.startsWith(SERVICES)) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> dotted.stream().noneMatch(line::startsWith))
                    .collect(Collectors.joining("\n"))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return Optional.of(bytes);
    }
}
