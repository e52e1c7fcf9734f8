package cn.sixin.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A short code for an error, to be read out on the telephone: {@code K7QF-2M9D}.
 *
 * <p>The first four characters name where the root cause arose, the last four the whole way it took. Both are made of
 * class and method names alone, so that the same fault has the same code on every machine, whatever the data, and
 * mostly across versions: line numbers, lambda numbers and the JDK's own frames do not count.
 */
public record ErrorCode(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String OURS = "cn.sixin.";

    public static ErrorCode of(Throwable error) {
        List<Throwable> chain = chain(error);
        Throwable root = chain.getLast();
        StringBuilder whole = new StringBuilder();
        for (Throwable link : chain) {
            whole.append(link.getClass().getName()).append('\n').append(ourFrames(link));
        }
        return new ErrorCode(four(root.getClass().getName() + '\n' + firstFrame(root)) + "-" + four(whole.toString()));
    }

    private static List<Throwable> chain(Throwable error) {
        List<Throwable> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable at = error; at != null && seen.add(at); at = at.getCause()) {
            chain.add(at);
        }
        return chain;
    }

    private static String ourFrames(Throwable error) {
        StringBuilder frames = new StringBuilder();
        for (StackTraceElement frame : error.getStackTrace()) {
            if (frame.getClassName().startsWith(OURS)) {
                frames.append(name(frame)).append('\n');
            }
        }
        return frames.toString();
    }

    private static String firstFrame(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return trace.length == 0 ? "" : name(trace[0]);
    }

    /** The compiler numbers lambdas and inner classes by their order in the file: an edit elsewhere moves them. */
    private static String name(StackTraceElement frame) {
        return (frame.getClassName() + '.' + frame.getMethodName()).replaceAll("\\$\\d+|\\d+(?=/0x)|/0x[0-9a-f]+", "");
    }

    private static String four(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                code.append(ALPHABET.charAt(digest[i] & 31));
            }
            return code.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
