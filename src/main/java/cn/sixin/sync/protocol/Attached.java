package cn.sixin.sync.protocol;

import java.util.List;

/**
 * Which attachments ({@code POST /v1/towns/{town}/blobs}): asked with those that a station lacks, answered with those of
 * them that the town has whole. What nobody has sent yet costs one question and not one for each.
 *
 * @param hashes SHA-256 of the contents, lower-case hex; at most {@link #MOST}
 */
public record Attached(List<String> hashes) {
    /** 67 bytes each. */
    public static final int MOST = 1000;

    public Attached {
        hashes = List.copyOf(hashes);
    }
}
