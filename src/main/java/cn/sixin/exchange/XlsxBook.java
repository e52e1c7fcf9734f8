package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An xlsx as Excel, WPS, LibreOffice and the many libraries write it: transitional or strict, with or without cell
 * names, shared or inline texts.
 */
final class XlsxBook implements Book {
    private final Parts parts;
    private final Limits limits;
    private final XlsxMeta meta;
    private final List<Problem> leftOut = new ArrayList<>();
    private final @Nullable Layout[] layouts;
    /** One cell object for one shared text, so that later steps may know it again by identity. */
    private final @Nullable Cell[] textCells;

    /** @param said of the file already */
    XlsxBook(Path file, Limits limits, List<Problem> said) throws Refused {
        leftOut.addAll(said);
        this.limits = limits;
        parts = new Parts(file, limits);
        try {
            meta = new XlsxMeta(parts, limits);
        } catch (Refused e) {
            parts.close();
            throw e;
        }
        layouts = new Layout[meta.sheets.size()];
        textCells = new Cell[meta.texts.length];
        List<String> names =
                parts.names().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
        if (names.stream().anyMatch(n -> n.endsWith("vbaproject.bin"))) {
            leftOut.add(Problem.warning("workbook.macros"));
        }
        if (names.stream().anyMatch(n -> n.contains("externallinks/"))) {
            leftOut.add(Problem.warning("workbook.links"));
        }
        if (names.stream().anyMatch(n -> n.endsWith("cellimages.xml"))) {
            leftOut.add(Problem.warning("workbook.pictures"));
        }
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(meta.sheets);
    }

    @Override
    public List<Problem> leftOut() {
        return List.copyOf(leftOut);
    }

    @Override
    public Layout layout(int sheet) throws Refused {
        Layout known = layouts[sheet];
        if (known != null) {
            return known;
        }
        try (InputStream in = parts.open(meta.sheetParts.get(sheet))) {
            Layout found = new SheetScan().scan(in, limits);
            layouts[sheet] = found;
            return found;
        } catch (IOException e) {
            throw Parts.damaged(e);
        }
    }

    @Override
    public void read(int sheet, Rows rows) throws Refused {
        try (Parts.Part in = parts.open(meta.sheetParts.get(sheet))) {
            new Pass(in, parts.xml(in), rows).run();
        } catch (IOException | XMLStreamException | NumberFormatException e) {
            throw Parts.damaged(e);
        }
    }

    @Override
    public void close() {
        parts.close();
    }

    private Cell shared(int index) throws Refused {
        if (index < 0 || index >= textCells.length) {
            throw Refused.because("workbook.damaged");
        }
        Cell cell = textCells[index];
        if (cell == null) {
            cell = Cell.of(meta.texts[index]);
            textCells[index] = cell;
        }
        return cell;
    }

    /** One reading of one sheet. */
    private final class Pass {
        private final Parts.Part part;
        private final XMLStreamReader reader;
        private final Rows rows;
        private final RowCells cells = new RowCells();
        private int valued;
        private long texts;

        Pass(Parts.Part part, XMLStreamReader reader, Rows rows) {
            this.part = part;
            this.reader = reader;
            this.rows = rows;
        }

        void run() throws XMLStreamException, Refused {
            int number = 0;
            part.step();
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("row")) {
                    String r = reader.getAttributeValue(null, "r");
                    number = r == null ? number + 1 : Integer.parseInt(r);
                    boolean hidden = XlsxMeta.isTrue(reader.getAttributeValue(null, "hidden"));
                    cells();
                    part.step();
                    if (!cells.isEmpty() && !deliver(number, hidden)) {
                        return;
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals("sheetData")) {
                    return;
                }
            }
            throw Refused.because("workbook.damaged");
        }

        private boolean deliver(int number, boolean hidden) throws Refused {
            if (++valued > limits.rows()) {
                throw Refused.because("workbook.rows", limits.rows());
            }
            return rows.row(new SourceRow(number, hidden, cells.taken()));
        }

        private void cells() throws XMLStreamException, Refused {
            cells.clear();
            int column = -1;
            while (true) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("c")) {
                    String r = reader.getAttributeValue(null, "r");
                    column = r == null ? column + 1 : Ref.column(r);
                    if (column < 0 || column >= Limits.COLUMNS) {
                        throw Refused.because("workbook.damaged");
                    }
                    Cell cell = cell();
                    if (!(cell instanceof Cell.Blank)) {
                        cells.put(column, cell);
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals("row")) {
                    return;
                } else if (event == XMLStreamConstants.END_DOCUMENT) {
                    throw Refused.because("workbook.damaged");
                }
            }
        }

        private Cell cell() throws XMLStreamException, Refused {
            String type = Objects.requireNonNullElse(reader.getAttributeValue(null, "t"), "n");
            String style = reader.getAttributeValue(null, "s");
            String value = null;
            Cell inline = Cell.blank();
            while (true) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "v" -> value = XlsxMeta.elementText(reader);
                        case "is" -> inline = Cell.of(counted(XlsxMeta.text(reader, "is")));
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals("c")) {
                    return value == null || value.isEmpty() ? inline : valued(type, style, value);
                } else if (event == XMLStreamConstants.END_DOCUMENT) {
                    throw Refused.because("workbook.damaged");
                }
            }
        }

        private Cell valued(String type, @Nullable String style, String value) throws Refused {
            return switch (type) {
                case "s" -> shared(Integer.parseInt(value.strip()));
                case "str" -> XlsxMeta.formula(XlsxMeta.unescape(counted(value)));
                case "inlineStr" -> Cell.of(XlsxMeta.unescape(counted(value)));
                case "b" -> new Cell.Bool(XlsxMeta.isTrue(value));
                case "e" -> new Cell.Fault(value);
                case "d" -> isoDate(value);
                default -> number(style, value);
            };
        }

        /** Unlike a shared text it is another object in each cell. */
        private String counted(String text) throws Refused {
            texts += 2L * text.length();
            if (texts > limits.textBytes()) {
                throw Refused.because("workbook.texts", limits.textBytes() >> 20);
            }
            if (text.length() > Limits.TEXT) {
                throw Refused.because("workbook.text_long");
            }
            return text;
        }

        private Cell number(@Nullable String style, String value) {
            int s = style == null ? 0 : Integer.parseInt(style);
            boolean date = s >= 0 && s < meta.dateStyles.length && meta.dateStyles[s];
            return Numbers.cell(Numbers.parse(value.strip()), date, meta.date1904);
        }

        private Cell isoDate(String value) {
            try {
                return new Cell.Date(
                        value.contains("T")
                                ? LocalDateTime.parse(
                                        value.endsWith("Z") ? value.substring(0, value.length() - 1) : value)
                                : LocalDate.parse(value).atStartOfDay());
            } catch (DateTimeParseException e) {
                return Cell.of(value);
            }
        }
    }
}
