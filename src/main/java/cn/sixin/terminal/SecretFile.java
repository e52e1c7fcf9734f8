package cn.sixin.terminal;

import cn.sixin.ledger.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;

/** A password in a file, where nobody lists it with the arguments of a process. */
public final class SecretFile {
    private SecretFile() {}

    /** What became of reading one. */
    public sealed interface Read {}

    /** @param text the first line; the caller's to wipe */
    public record Secret(char[] text) implements Read {}

    /** Others can read it, too, and it was not used. */
    public record Open(Problem problem) implements Read {}

    public static Read read(Path file) throws IOException {
        if (openToOthers(file)) {
            return new Open(Problem.error("cli.password_open", file));
        }
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(Files.readAllBytes(file)));
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        char[] secret = new char[end];
        text.get(secret);
        return new Secret(secret);
    }

    /** On a file system without owners nobody can tell. */
    private static boolean openToOthers(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ);
    }
}
