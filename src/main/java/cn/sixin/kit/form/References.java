package cn.sixin.kit.form;

import cn.sixin.ledger.Ledger;
import java.util.List;
import java.util.UUID;

/** Rows that another row may refer to; asked off the FX thread. */
@FunctionalInterface
public interface References {
    /**
     * A row that may be meant.
     *
     * @param title what stands in the field
     * @param detail what tells it from its like, such as its code
     */
    record Candidate(UUID id, String title, String detail) {}

    /** By name, pinyin initials or code, the likeliest first; few. */
    List<Candidate> like(Ledger ledger, String typed);
}
