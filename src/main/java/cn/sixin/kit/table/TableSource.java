package cn.sixin.kit.table;

import cn.sixin.kit.work.Progress;

/** Where a table's rows come from. */
@FunctionalInterface
public interface TableSource {
    /** Filters and sorts; runs off the FX thread and may be cancelled when the officer types on. */
    TableRows rows(Arrangement arrangement, Progress progress) throws Exception;
}
