package cn.sixin.app.update;

import cn.sixin.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** A program that lies installed in a folder, and update files for it, right and wrong. */
public final class Installed {
    static final Version NEWER = new Version(99, 1, 0);

    private final Path folder;
    private final KeyPair keys = pair();
    private final Path program;

    public Installed(Path folder) throws IOException {
        this.folder = folder;
        program = image(folder.resolve("程序 station"), "old");
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance(UpdateFile.ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Updates updates(Path home) {
        return new Updates(
                Installation.of(program.resolve("bin").resolve("sixin-station").toString()), keys.getPublic(), home);
    }

    public Path newer() throws IOException, GeneralSecurityException {
        return made("newer", keys);
    }

    /** Signed by somebody else. */
    public Path foreign() throws IOException, GeneralSecurityException {
        return made("foreign", pair());
    }

    private Path made(String name, KeyPair signer) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name + ".sixinupdate");
        Path image = image(folder.resolve("built-" + name), "new");
        UpdateMaker.make(image, NEWER, Installation.platform(), signer.getPrivate(), file);
        return file;
    }

    static Path image(Path at, String content) throws IOException {
        Files.createDirectories(at.resolve("bin"));
        Files.createDirectories(at.resolve("lib").resolve("app"));
        Path launcher = at.resolve("bin").resolve("sixin-station");
        Files.writeString(launcher, content);
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException("not made executable: " + launcher);
        }
        Files.writeString(at.resolve("lib").resolve("app").resolve("sixin-station.jar"), content + " jar");
        return at;
    }
}
