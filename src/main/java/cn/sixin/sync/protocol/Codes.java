package cn.sixin.sync.protocol;

import java.util.function.Function;

/** Enum constants by the word that the messages use. */
public final class Codes {
    private Codes() {}

    /** The one with this code. @throws IllegalArgumentException when there is none */
    public static <T> T find(T[] all, String code, Function<T, String> codeOf) {
        for (T one : all) {
            if (codeOf.apply(one).equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("unknown word");
    }
}
