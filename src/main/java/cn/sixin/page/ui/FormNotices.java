package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.season.Seasons;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/** What a form says about its row. */
final class FormNotices {
    private FormNotices() {}

    /** @param row as the store has it; null for a new one */
    static String heading(Kit kit, LedgerPageModel model, @Nullable Row row) {
        return row == null
                ? kit.text("page.form.new", model.ledger().label(kit.labels()))
                : kit.text("page.form.edit", model.desk().title(row));
    }

    /** Who saved it last and when; empty for a new row. */
    static String saved(Kit kit, @Nullable Row row) {
        if (row != null && Seasons.isShipped(row)) {
            return kit.text("page.form.shipped");
        }
        return row == null
                ? ""
                : kit.text(
                        "page.form.saved_by",
                        row.envelope().changedBy(),
                        HistorySheet.when(row.envelope().changedAt()));
    }

    static Node refused(Kit kit, Problem problem) {
        return Notices.of(true, kit.text("page.refused", problem.text(kit.labels())), problem.remedy(kit.labels()));
    }

    /** What was half written is back. @param drop to have what is saved instead */
    static Node resumed(Kit kit, Instant keptAt, Runnable drop) {
        Button button = new Button(kit.text("page.draft.drop"));
        button.setId("form-draft-drop");
        button.setOnAction(event -> drop.run());
        return Notices.of(
                false,
                kit.text("page.draft.resumed", HistorySheet.when(keptAt)),
                kit.text("page.draft.resumed.remedy"),
                button);
    }

    /** Why something cannot be done yet. */
    static Node hindered(Kit kit, Problem problem) {
        return Notices.of(false, problem.text(kit.labels()), problem.remedy(kit.labels()));
    }

    /** Others have changed some of the row's parts meanwhile; both are in the form now. */
    static Node partsMerged(Kit kit, int rows) {
        return Notices.of(false, kit.text("page.parts.merged", rows), kit.text("page.parts.merged.remedy"));
    }

    /** Each with its column, one a line. */
    static String lines(Kit kit, List<Problem> problems) {
        return String.join(
                "\n",
                problems.stream()
                        .map(p -> kit.text("exchange.note_part", p.place(kit.labels()), p.text(kit.labels())))
                        .toList());
    }
}
