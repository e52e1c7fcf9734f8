package cn.sixin.page;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Where;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of another ledger for which one of this page's is still missing: the enterprises that were not surveyed yet.
 * Its words are the labels {@code <ledger>.lacking} and {@code <ledger>.lacking.hint}.
 *
 * @param of whose rows are listed
 * @param where all that holds of them on the context's day
 * @param tells columns of theirs that the list shows
 */
public record Lacking(Ledger of, Function<Context, List<Where>> where, List<Column<?>> tells) {
    public Lacking {
        tells = List.copyOf(tells);
    }
}
