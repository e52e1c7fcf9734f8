package cn.sixin.store.keys;

/**
 * What one guess at a password costs: Argon2id (RFC 9106) with {@code memoryKb} KiB, {@code iterations} passes and
 * {@code lanes} lanes. Kept with each slot, so that it can be raised later; a slot below the present cost is wrapped
 * anew at the next sign-in.
 */
public record KdfCost(int memoryKb, int iterations, int lanes) {
    /** RFC 9106's second recommended choice in memory; about 0.2 s on an office machine. */
    public static final KdfCost STANDARD = new KdfCost(64 * 1024, 3, 1);

    boolean below(KdfCost other) {
        return memoryKb < other.memoryKb || iterations < other.iterations;
    }
}
