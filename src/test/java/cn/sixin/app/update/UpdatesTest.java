package cn.sixin.app.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Version;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdatesTest {
    private static final Version NEWER = Installed.NEWER;

    @TempDir
    Path folder;

    private KeyPair keys;
    private Path installed;
    private Path home;
    private Path file;
    private Updates updates;

    @BeforeEach
    void install() throws IOException, GeneralSecurityException {
        keys = KeyPairGenerator.getInstance(UpdateFile.ALGORITHM).generateKeyPair();
        installed = Installed.image(folder.resolve("程序 station"), "old");
        home = Files.createDirectories(folder.resolve("home"));
        file = folder.resolve("new.sixinupdate");
        updates = new Updates(
                Installation.of(
                        installed.resolve("bin").resolve("sixin-station").toString()),
                keys.getPublic(),
                home);
        make(NEWER, Installation.platform(), keys);
    }

    private void make(Version version, String platform, KeyPair signer) throws IOException, GeneralSecurityException {
        Path image = Installed.image(folder.resolve("built-" + version), "new");
        UpdateMaker.make(image, version, platform, signer.getPrivate(), file);
    }

    private String launcher() throws IOException {
        return Files.readString(installed.resolve("bin").resolve("sixin-station"));
    }

    private UpdateFile good() {
        return assertInstanceOf(UpdateFile.Read.Good.class, updates.read(file)).update();
    }

    private String refused() {
        Problem problem = assertInstanceOf(UpdateFile.Read.Refused.class, updates.read(file))
                .problem();
        return problem.key();
    }

    @Test
    void aSignedNewerProgramTakesThePlaceOfThePresentOneOnceThatHasEnded() throws Exception {
        assertEquals(Optional.empty(), updates.stage(good(), Progress.NONE));
        assertEquals("old", launcher(), "nothing changes before the exit");
        Installation here = new Installation(installed);
        Process present = new ProcessBuilder("sleep", "1").start();
        Path result = home.resolve("update-result.txt");
        Process mover = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Replacement.class.getName(),
                        installed.toString(),
                        here.staged().toString(),
                        here.former().toString(),
                        Long.toString(present.pid()),
                        result.toString()))
                .start();
        assertTrue(mover.waitFor(60, TimeUnit.SECONDS));
        assertFalse(present.isAlive(), "it waited for the present program to end");
        assertEquals("new", launcher());
        assertTrue(Files.isExecutable(installed.resolve("bin").resolve("sixin-station")));
        assertEquals("old", Files.readString(here.former().resolve("bin").resolve("sixin-station")));
        assertEquals("update.done", updates.outcome().orElseThrow().key());
        assertEquals(Optional.empty(), updates.outcome(), "it is told once");
    }

    @Test
    void whatCannotBePutInPlaceLeavesThePresentProgram() throws IOException {
        Installation here = new Installation(installed);
        Replacement.main(new String[] {
            installed.toString(),
            here.staged().toString(),
            here.former().toString(),
            "999999999",
            home.resolve("update-result.txt").toString()
        });
        assertEquals("old", launcher());
        assertEquals("update.failed", updates.outcome().orElseThrow().key());
    }

    /** The staged image here holds no runtime to run the replacement with. */
    @Test
    void aReplacementThatCannotBeStartedIsToldAtTheNextStart() throws IOException {
        assertEquals(Optional.empty(), updates.stage(good(), Progress.NONE));
        updates.atExit();
        assertEquals("old", launcher());
        assertEquals("update.failed", updates.outcome().orElseThrow().key());
    }

    @Test
    void theArchiveOfTheStartIsKeptByTheTimesOfItsJars() throws IOException {
        Path jar = Path.of("lib", "app", "sixin-station.jar");
        long made = Files.getLastModifiedTime(folder.resolve("built-" + NEWER).resolve(jar))
                .to(TimeUnit.SECONDS);
        assertEquals(Optional.empty(), updates.stage(good(), Progress.NONE));
        Path staged = new Installation(installed).staged().resolve(jar);
        assertEquals(made, Files.getLastModifiedTime(staged).to(TimeUnit.SECONDS));
    }

    @Test
    void aForeignSignatureIsRefused() throws Exception {
        make(
                NEWER,
                Installation.platform(),
                KeyPairGenerator.getInstance(UpdateFile.ALGORITHM).generateKeyPair());
        assertEquals("update.foreign", refused());
    }

    /** So that no release goes out that no desk would take. */
    @Test
    void anImageIsSignedOnlyWithTheKeyThatItBelieves() throws GeneralSecurityException {
        KeyPair other = KeyPairGenerator.getInstance(UpdateFile.ALGORITHM).generateKeyPair();
        assertTrue(UpdateMaker.trusted(keys.getPrivate(), keys.getPublic()));
        assertFalse(UpdateMaker.trusted(other.getPrivate(), keys.getPublic()));
        assertFalse(UpdateMaker.trusted(keys.getPrivate(), null), "built without a key");
    }

    @ParameterizedTest
    @CsvSource({"0.0.1,update.not_newer", "99.0.0,update.other_platform"})
    void anOlderOneAndOneForAnotherSystemAreRefused(String version, String key) throws Exception {
        make(Version.parse(version), key.equals("update.not_newer") ? Installation.platform() : "windows-riscv", keys);
        assertEquals(key, refused());
    }

    @Test
    void aChangedManifestIsRefused() throws IOException {
        rewrite(UpdateFile.MANIFEST, text -> text.replace("99.1.0", "99.2.0"));
        assertEquals("update.foreign", refused());
    }

    @Test
    void aChangedFileIsRefusedAndNothingIsLeft() throws IOException {
        rewrite(UpdateFile.IMAGE + "bin/sixin-station", text -> "evil".substring(0, text.length()));
        Optional<Problem> trouble = updates.stage(good(), Progress.NONE);
        assertEquals("update.altered", trouble.orElseThrow().key());
        assertFalse(Files.exists(new Installation(installed).staged()));
        assertFalse(Files.exists(new Installation(installed).beside(".part")));
        assertEquals("old", launcher());
    }

    @Test
    void aFileWithoutItsEndAndOneThatIsNoUpdateAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertEquals("update.unreadable", refused());
        Files.writeString(file, "<html>login</html>");
        assertEquals("update.unreadable", refused());
    }

    @Test
    void aPathThatLeadsOutsideIsRefused() throws Exception {
        Path image = folder.resolve("built-evil").resolve("inner");
        Installed.image(image, "new");
        UpdateMaker.make(image, NEWER, Installation.platform(), keys.getPrivate(), file);
        Manifest manifest = UpdateFile.JSON.readValue(entry(UpdateFile.MANIFEST), Manifest.class);
        Manifest.File first = manifest.files().getFirst();
        Manifest evil = new Manifest(
                manifest.product(),
                manifest.version(),
                manifest.platform(),
                List.of(new Manifest.File("../outside", first.bytes(), first.sha256(), false, first.modified())));
        byte[] bytes = UpdateFile.JSON.writeValueAsBytes(evil);
        java.security.Signature signer = java.security.Signature.getInstance(UpdateFile.ALGORITHM);
        signer.initSign(keys.getPrivate());
        signer.update(bytes);
        byte[] signature = signer.sign();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, UpdateFile.MANIFEST, bytes);
            put(zip, UpdateFile.SIGNATURE, signature);
            put(zip, UpdateFile.IMAGE + "../outside", "new".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                "update.altered",
                updates.stage(good(), Progress.NONE).orElseThrow().key());
        assertFalse(Files.exists(folder.resolve("outside")));
    }

    @Test
    void withoutAKeyOrAnInstallationThereIsNoUpdate() {
        Optional<Installation> here = Optional.of(new Installation(installed));
        assertEquals(
                "update.no_key",
                new Updates(here, null, home).obstacle().orElseThrow().key());
        assertEquals(
                "update.not_installed",
                new Updates(Optional.empty(), keys.getPublic(), home)
                        .obstacle()
                        .orElseThrow()
                        .key());
        assertEquals(Optional.empty(), updates.obstacle());
    }

    private byte[] entry(String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IOException("no " + name);
    }

    private void rewrite(String name, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in);
                ZipOutputStream out = new ZipOutputStream(made)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                put(
                        out,
                        entry.getName(),
                        entry.getName().equals(name)
                                ? change.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        Files.write(file, made.toByteArray());
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
