package cn.sixin.app.update;

import cn.sixin.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes an update file out of a built image; who publishes a release runs it where the release key lies. */
public final class UpdateMaker {
    private UpdateMaker() {}

    /**
     * Run from the image that is to be published, whose release key is the one to be met.
     *
     * @param args the image's folder, the private key (PKCS#8, PEM), the file to be made
     * @throws InvalidKeyException when no desk would take what it signs; nothing is made
     */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        byte[] pkcs8 = Base64.getMimeDecoder()
                .decode(Files.readString(Path.of(args[1])).replaceAll("-----[A-Z ]+-----", ""));
        PrivateKey key = KeyFactory.getInstance(UpdateFile.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        if (!trusted(key, Updates.pinned())) {
            throw new InvalidKeyException(
                    "the key does not belong to the one in release-key.txt: no desk would take this update");
        }
        make(Path.of(args[0]), Version.current(), Installation.platform(), key, Path.of(args[2]));
    }

    /** Whether what this key signs is believed by programs with that one. */
    static boolean trusted(PrivateKey key, @Nullable PublicKey pinned) throws GeneralSecurityException {
        if (pinned == null) {
            return false;
        }
        byte[] word = Manifest.PRODUCT.getBytes(StandardCharsets.UTF_8);
        Signature verifier = Signature.getInstance(UpdateFile.ALGORITHM);
        verifier.initVerify(pinned);
        verifier.update(word);
        return verifier.verify(sign(word, key));
    }

    private static byte[] sign(byte[] content, PrivateKey key) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(UpdateFile.ALGORITHM);
        signer.initSign(key);
        signer.update(content);
        return signer.sign();
    }

    static void make(Path image, Version version, String platform, PrivateKey key, Path target)
            throws IOException, GeneralSecurityException {
        List<Manifest.File> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(image)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.add(describe(image, file));
            }
        }
        byte[] manifest =
                UpdateFile.JSON.writeValueAsBytes(new Manifest(Manifest.PRODUCT, version.toString(), platform, files));
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, UpdateFile.MANIFEST, manifest);
            put(zip, UpdateFile.SIGNATURE, sign(manifest, key));
            for (Manifest.File file : files) {
                put(zip, UpdateFile.IMAGE + file.path(), Files.readAllBytes(image.resolve(file.path())));
            }
        }
    }

    private static Manifest.File describe(Path image, Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return new Manifest.File(
                image.relativize(file).toString().replace('\\', '/'),
                content.length,
                HexFormat.of().formatHex(UpdateFile.sha256().digest(content)),
                Files.isExecutable(file),
                Files.getLastModifiedTime(file).toInstant().getEpochSecond());
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
