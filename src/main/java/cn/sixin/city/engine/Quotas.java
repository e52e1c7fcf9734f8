package cn.sixin.city.engine;

import cn.sixin.sync.protocol.Protocol;

/**
 * What a town may use.
 *
 * @param rowsPerTown kept at once, deleted ones too
 * @param pushOps operations in one push
 * @param opBytes of one operation, about
 * @param pageRows of one page of changes, whatever is asked
 * @param pageBytes of one page of changes, about
 */
public record Quotas(long rowsPerTown, int pushOps, int opBytes, int pageRows, int pageBytes) {
    public static final Quotas STANDARD =
            new Quotas(5_000_000, Protocol.PUSH_OPS, Protocol.OP_BYTES, Protocol.PAGE_ROWS, Protocol.PAGE_BYTES);
}
