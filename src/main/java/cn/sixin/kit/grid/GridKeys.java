package cn.sixin.kit.grid;

import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of a spreadsheet. Ctrl+Tab leaves the grid, since Tab goes on within it. */
final class GridKeys {
    private final Grid grid;
    private final GridEditor editor;

    private GridKeys(Grid grid, GridEditor editor) {
        this.grid = grid;
        this.editor = editor;
    }

    static void install(Grid grid, GridEditor editor) {
        GridKeys keys = new GridKeys(grid, editor);
        grid.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!editor.isComposing() && keys.pressed(event)) {
                event.consume();
            }
        });
        grid.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (!editor.isComposing() && (keys.onward(event) || keys.picked(event))) {
                event.consume();
            }
        });
    }

    private boolean pressed(KeyEvent event) {
        return event.isAltDown()
                ? alt(event)
                : event.isShortcutDown() ? shortcut(event) : plain(event, event.isShiftDown());
    }

    private boolean alt(KeyEvent event) {
        boolean open = event.getCode() == KeyCode.DOWN;
        if (open) {
            grid.edit();
        }
        return open;
    }

    private boolean plain(KeyEvent event, boolean shift) {
        switch (event.getCode()) {
            case ENTER -> grid.enter(shift);
            case TAB -> grid.tab(shift);
            case F2 -> {
                if (editor.isResting()) {
                    grid.edit();
                } else {
                    editor.stay();
                }
            }
            case ESCAPE -> {
                return grid.cancel();
            }
            case DELETE, BACK_SPACE -> {
                if (!editor.isResting()) {
                    return false;
                }
                grid.blocks().clear();
            }
            default -> {
                return editor.mode() != GridEditor.Mode.EDITING && move(event.getCode(), shift, false);
            }
        }
        return true;
    }

    private boolean shortcut(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.TAB) {
            grid.take();
            editor.field()
                    .requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            return true;
        }
        if (!editor.isResting()) {
            return false;
        }
        switch (code) {
            case C, INSERT -> grid.blocks().copy();
            case X -> {
                grid.blocks().copy();
                grid.blocks().clear();
            }
            case V -> grid.blocks().paste();
            case D -> grid.blocks().fillDown();
            case A -> chooseAll();
            case Z -> {
                if (event.isShiftDown()) {
                    redo();
                } else {
                    undo();
                }
            }
            case Y -> redo();
            default -> {
                return move(code, event.isShiftDown(), true);
            }
        }
        return true;
    }

    private void undo() {
        grid.model().undo();
        grid.refresh();
    }

    private void redo() {
        grid.model().redo();
        grid.refresh();
    }

    private void chooseAll() {
        grid.step(0, 0, false);
        grid.step(grid.model().rows() - 1, grid.model().columns().size() - 1, true);
    }

    private boolean move(KeyCode code, boolean extend, boolean far) {
        int row = extend ? grid.otherRow() : grid.row();
        int column = extend ? grid.otherColumn() : grid.column();
        int lastRow = grid.model().rows() - 1;
        int lastColumn = grid.model().columns().size() - 1;
        int page = grid.geometry().linesInView() - 1;
        switch (code) {
            case UP, KP_UP -> grid.step(far ? 0 : row - 1, column, extend);
            case DOWN, KP_DOWN -> grid.step(far ? lastRow : row + 1, column, extend);
            case LEFT, KP_LEFT -> grid.step(row, far ? 0 : column - 1, extend);
            case RIGHT, KP_RIGHT -> grid.step(row, far ? lastColumn : column + 1, extend);
            case PAGE_UP -> grid.step(row - page, column, extend);
            case PAGE_DOWN -> grid.step(row + page, column, extend);
            case HOME -> grid.step(far ? 0 : row, 0, extend);
            case END -> grid.step(far ? lastRow : row, lastColumn, extend);
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * Plus goes on as Tab does, a slash to the next group of figures: both lie beside the digits, so that one hand types a
     * row while the other holds the phone. Neither is part of a figure.
     */
    private boolean onward(KeyEvent event) {
        GridColumn column = grid.model().columns().get(grid.column());
        boolean takes = column.figures() || !column.options().isEmpty();
        if (!takes || event.isShortcutDown()) {
            return false;
        }
        switch (event.getCharacter()) {
            case "+" -> grid.tab(false);
            case "/" -> grid.lead();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A digit in a cell of choices is the choice of that number, and the cursor goes on: one key, no list. */
    private boolean picked(KeyEvent event) {
        GridColumn column = grid.model().columns().get(grid.column());
        String typed = event.getCharacter();
        if (!editor.isResting()
                || column.options().isEmpty()
                || !grid.model().editable()
                || typed.length() != 1
                || event.isShortcutDown()) {
            return false;
        }
        int number = typed.charAt(0) - '1';
        if (number < 0 || number >= column.options().size()) {
            return false;
        }
        grid.write(
                grid.row(),
                grid.column(),
                java.util.List.of(java.util.List.of(column.options().get(number))));
        grid.tab(false);
        return true;
    }
}
