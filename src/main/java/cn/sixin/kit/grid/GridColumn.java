package cn.sixin.kit.grid;

import java.util.List;

/**
 * A column of a grid.
 *
 * @param name by which its width is remembered
 * @param width in px at 100 %, until the officer changes it; never less than its header takes
 * @param figures set flush right
 * @param editable whether anything can be typed into it
 * @param stop whether Tab stops there; what is worked out or rarely told is passed over
 * @param leads whether a group of figures begins with it: a slash goes on there from the group before
 * @param options what may stand there, where it is a choice: a digit picks one at once
 */
public record GridColumn(
        String name,
        String header,
        double width,
        boolean figures,
        boolean editable,
        boolean stop,
        boolean leads,
        List<String> options) {

    /** One that begins no group. */
    public GridColumn(
            String name,
            String header,
            double width,
            boolean figures,
            boolean editable,
            boolean stop,
            List<String> options) {
        this(name, header, width, figures, editable, stop, false, options);
    }

    public GridColumn {
        options = List.copyOf(options);
    }
}
