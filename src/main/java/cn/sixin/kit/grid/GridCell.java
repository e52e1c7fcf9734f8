package cn.sixin.kit.grid;

/**
 * What stands in a cell.
 *
 * @param text as shown and copied
 * @param faded known from before, and nobody has said that it holds
 * @param reason in words, what is odd about it, for the mouse and the screen reader; empty when nothing is
 */
public record GridCell(String text, boolean faded, Tone tone, String reason) {

    /** How a cell is marked; its name is the style's. */
    public enum Tone {
        NONE,
        /** Worth a look, as it will be saved. */
        WARNING,
        /** Not saved as it stands. */
        ERROR
    }

    public static final GridCell EMPTY = of("");

    public static GridCell of(String text) {
        return new GridCell(text, false, Tone.NONE, "");
    }
}
