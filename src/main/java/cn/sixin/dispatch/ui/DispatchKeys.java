package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.kit.grid.Grid;
import cn.sixin.kit.grid.GridRange;
import cn.sixin.ledger.Column;
import cn.sixin.page.ui.PageKeys;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.jspecify.annotations.Nullable;

/** The keys of the page that are not the grid's own: whom to call, what is wrong, lines as they stand. */
final class DispatchKeys {
    private final DispatchModel model;
    private final DispatchView view;
    private final DispatchRows rows;
    private final DispatchSide side;
    private final DispatchActions actions;
    private final Grid grid;
    private final Runnable reveal;

    /** @param reveal shows all lines, and the grid */
    DispatchKeys(
            DispatchModel model,
            DispatchView view,
            DispatchRows rows,
            DispatchSide side,
            DispatchActions actions,
            Grid grid,
            Runnable reveal) {
        this.model = model;
        this.view = view;
        this.rows = rows;
        this.side = side;
        this.actions = actions;
        this.grid = grid;
        this.reveal = reveal;
    }

    /** @param zero reports the rest as unchanged; {@code find} puts the keyboard into the search */
    void install(Node root, DayChooser days, Runnable zero, Runnable find) {
        new PageKeys()
                .on(PageKeys.control(KeyCode.F), find)
                .on(PageKeys.control(KeyCode.S), this::keepAll)
                .on(PageKeys.control(KeyCode.ENTER), inGrid(root, this::confirm))
                .on(new KeyCodeCombination(KeyCode.F7), inGrid(root, this::copyPhone))
                .on(new KeyCodeCombination(KeyCode.F8), zero)
                .on(new KeyCodeCombination(KeyCode.F3), this::nextWrong)
                .on(new KeyCodeCombination(KeyCode.F4), this::nextCall)
                .on(PageKeys.control(KeyCode.PAGE_UP), () -> days.step(-1))
                .on(PageKeys.control(KeyCode.PAGE_DOWN), () -> days.step(1))
                .install(root);
    }

    private BooleanSupplier inGrid(Node root, Runnable action) {
        return () -> {
            boolean here = false;
            for (Node at = root.getScene().getFocusOwner(); at != null; at = at.getParent()) {
                here |= at == grid;
            }
            if (here && rows.rows() > 0) {
                action.run();
            }
            return here;
        };
    }

    /** What was typed becomes the lines' report as far as it goes. */
    void keepAll() {
        grid.take();
        model.leave(kept -> {});
    }

    /** To a line, at the column given or where its typing begins; what hides it is lifted. */
    void jump(UUID line, @Nullable Column<?> column) {
        if (view.row(line) < 0) {
            reveal.run();
        }
        int place = DispatchRows.of(column == null ? Dispatch.OPEN_STATE : column);
        grid.select(view.row(line), place < 0 ? DispatchRows.NAME : place);
        grid.requestFocus();
    }

    /** The next failed cell after the cursor, round the day. */
    private void nextWrong() {
        grid.take();
        UUID here = rows.rows() > 0 ? rows.line(grid.row()).id() : null;
        side.next(here, grid.column())
                .ifPresent(wrong -> jump(wrong.line().id(), wrong.problem().column()));
    }

    private void nextCall() {
        keepAll();
        side.firstCall().map(DayLine::id).ifPresent(line -> jump(line, null));
    }

    /** The chosen lines as they stand: called, nothing else said. */
    private void confirm() {
        grid.take();
        GridRange range = grid.range();
        if (model.isEditable()) {
            model.confirm(view.lines().subList(range.top(), range.bottom() + 1));
            grid.select(range.bottom() + 1, grid.column());
        }
    }

    /** Of the line that has the cursor. */
    void copyPhone() {
        if (rows.rows() > 0) {
            actions.copyPhone(rows.line(grid.row()).id());
        }
    }
}
