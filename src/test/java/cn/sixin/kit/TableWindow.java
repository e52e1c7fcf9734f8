package cn.sixin.kit;

import cn.sixin.kit.table.LedgerTable;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/**
 * The table in a window of its own over made-up rows, for whatever the headless platform does otherwise than a real
 * display: a header's click, an input method. Its title says how the rows are sorted.
 */
public final class TableWindow {
    private TableWindow() {}

    public static void main(String[] args) {
        Platform.startup(() -> open(args.length == 0 ? 300 : Integer.parseInt(args[0])));
    }

    private static void open(int count) {
        Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
        Theme theme = new Theme(List.of());
        theme.apply(Look.DEFAULT);
        ThreadRunner background = new ThreadRunner(failure -> {
            throw new IllegalStateException(failure);
        });
        LedgerTable table = new LedgerTable(
                new Kit(labels, theme, background, new Dialogs(labels)),
                "rows",
                ListedRows.FIELDS,
                new ListedRows(count));
        BorderPane page = new BorderPane(table);
        page.setTop(table.toolbar());
        Stage stage = new Stage();
        stage.setScene(new Scene(page, 1200, 640));
        table.arrangementProperty().subscribe(now -> stage.setTitle(now.sorts().toString()));
        stage.setOnHidden(event -> Platform.exit());
        stage.show();
        table.reload();
        table.focusRows();
    }
}
