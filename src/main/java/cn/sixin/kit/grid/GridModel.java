package cn.sixin.kit.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a grid shows and whom it tells. All on the FX thread, so nothing here may wait. */
public interface GridModel {

    List<GridColumn> columns();

    /** How many of the first columns stand still. */
    int frozen();

    int rows();

    GridCell cell(int row, int column);

    /** What a row is called, for the screen reader. */
    String name(int row);

    /** Whether anything may be typed just now. */
    boolean editable();

    /** Typed, pasted, filled or cleared: texts from a cell on rightwards and downwards, as one step. */
    void write(int row, int column, List<List<String>> block);

    /** What is being typed and not taken yet, so that sums may follow; null when the typing ended. */
    void typing(int row, int column, @Nullable String text);

    /** The officer has gone on from a row. */
    void left(int row);

    void undo();

    void redo();
}
