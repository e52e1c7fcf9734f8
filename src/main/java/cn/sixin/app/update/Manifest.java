package cn.sixin.app.update;

import java.util.List;

/**
 * What an update file says of itself; its bytes are what is signed.
 *
 * @param product {@link #PRODUCT}
 * @param version as {@link Version} reads it
 * @param platform the system and processor that it is for, as {@link Installation#platform()} names them
 * @param files every file of the program
 */
record Manifest(String product, String version, String platform, List<File> files) {
    static final String PRODUCT = "sixin-station";

    /**
     * One file of the program.
     *
     * @param path below the program's folder, with {@code /}
     * @param sha256 in lower-case hex
     * @param modified seconds since 1970: the start-up archive is bound to the times of the jars it was made from
     */
    record File(String path, long bytes, String sha256, boolean executable, long modified) {}
}
