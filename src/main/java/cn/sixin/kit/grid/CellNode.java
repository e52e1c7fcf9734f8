package cn.sixin.kit.grid;

import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** One cell on screen: a text in a box. A label costs several times as much to fill, and there are hundreds. */
final class CellNode extends Region {
    private static final PseudoClass FADED = PseudoClass.getPseudoClass("faded");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final String ELLIPSIS = "…";

    private final Text text = new Text();
    private final boolean right;
    private GridCell shown = GridCell.EMPTY;
    private double fittedTo = -1;

    CellNode(GridColumn column) {
        right = column.figures();
        getStyleClass().add("grid-cell");
        text.getStyleClass().add("text");
        text.setTextOrigin(VPos.CENTER);
        text.setManaged(false);
        setManaged(false);
        getChildren().add(text);
    }

    void show(GridCell cell) {
        if (cell.equals(shown)) {
            return;
        }
        if (!cell.text().equals(shown.text())) {
            text.setText(oneLine(cell.text()));
            fittedTo = -1;
            requestLayout();
        }
        shown = cell;
        pseudoClassStateChanged(FADED, cell.faded());
        pseudoClassStateChanged(WARNING, cell.tone() == GridCell.Tone.WARNING);
        pseudoClassStateChanged(ERROR, cell.tone() == GridCell.Tone.ERROR);
    }

    GridCell shown() {
        return shown;
    }

    private static String oneLine(String words) {
        return words.indexOf('\n') < 0 ? words : words.replace('\n', ' ');
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double room = getWidth() - left - snappedRightInset();
        fit(room);
        double width = text.getLayoutBounds().getWidth();
        text.setX(right ? Math.max(left, left + room - width) : left);
        text.setY(getHeight() / 2);
    }

    /** Shortens what is too long for its column; the mouse on it shows the whole. */
    private void fit(double room) {
        if (fittedTo == room) {
            return;
        }
        fittedTo = room;
        String whole = oneLine(shown.text());
        text.setText(whole);
        int length = whole.length();
        while (length > 0 && text.getLayoutBounds().getWidth() > room) {
            double share = room / text.getLayoutBounds().getWidth();
            length = Math.max(0, Math.min(length - 1, (int) (length * share)));
            text.setText(whole.substring(0, length) + ELLIPSIS);
        }
    }

    boolean isCut() {
        return !text.getText().equals(oneLine(shown.text()));
    }
}
