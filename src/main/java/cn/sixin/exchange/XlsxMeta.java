package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** What an xlsx says of itself beside its sheets: their names and parts, its calendar, formats and shared texts. */
final class XlsxMeta {
    /** Where WPS keeps the pictures that stand in cells; nobody sees it. */
    private static final String WPS_PICTURES = "WpsReserved_CellImgList";

    final List<Book.Sheet> sheets = new ArrayList<>();
    final List<String> sheetParts = new ArrayList<>();
    boolean date1904;
    boolean[] dateStyles = {};
    String[] texts = {};

    private final Parts parts;
    private final Limits limits;
    private final Map<String, String> targets = new HashMap<>();

    XlsxMeta(Parts parts, Limits limits) throws Refused {
        this.parts = parts;
        this.limits = limits;
        String main = mainPart();
        int slash = main.lastIndexOf('/');
        String folder = main.substring(0, slash + 1);
        relations(folder + "_rels/" + main.substring(slash + 1) + ".rels", folder);
        read(main, this::workbookElement);
        String styles = targets.get("#styles");
        if (styles != null && parts.has(styles)) {
            styles(styles);
        }
        String shared = targets.get("#sharedStrings");
        if (shared != null && parts.has(shared)) {
            texts = sharedTexts(shared);
        }
    }

    private String mainPart() throws Refused {
        if (parts.has("_rels/.rels")) {
            relations("_rels/.rels", "");
        }
        String main = targets.getOrDefault("#officeDocument", "xl/workbook.xml");
        if (main.endsWith(".bin")) {
            throw Refused.because("workbook.binary");
        }
        boolean excel = main.startsWith("xl/") || main.toLowerCase(Locale.ROOT).endsWith("workbook.xml");
        if (!parts.has(main) || !excel) {
            throw Refused.because("workbook.other");
        }
        targets.clear();
        return main;
    }

    private void relations(String part, String folder) throws Refused {
        if (!parts.has(part)) {
            throw Refused.because("workbook.damaged");
        }
        read(part, reader -> {
            String target = reader.getAttributeValue(null, "Target");
            String type = reader.getAttributeValue(null, "Type");
            boolean elsewhere = "External".equals(reader.getAttributeValue(null, "TargetMode"));
            if (target == null
                    || type == null
                    || elsewhere
                    || !reader.getLocalName().equals("Relationship")) {
                return;
            }
            String resolved = target.startsWith("/")
                    ? target.substring(1)
                    : java.net
                            .URI
                            .create("/" + folder)
                            .resolve(target.replace(' ', '+'))
                            .getPath()
                            .substring(1);
            String id = reader.getAttributeValue(null, "Id");
            targets.put(id == null ? "" : id, resolved);
            targets.putIfAbsent("#" + type.substring(type.lastIndexOf('/') + 1), resolved);
        });
    }

    private void workbookElement(XMLStreamReader reader) {
        switch (reader.getLocalName()) {
            case "workbookPr" -> date1904 = isTrue(reader.getAttributeValue(null, "date1904"));
            case "sheet" -> {
                String part = null;
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    if (reader.getAttributeLocalName(i).equals("id")) {
                        part = targets.get(reader.getAttributeValue(i));
                    }
                }
                String name = reader.getAttributeValue(null, "name");
                String state = reader.getAttributeValue(null, "state");
                if (part != null && parts.has(part) && !part.contains("chartsheets/") && !WPS_PICTURES.equals(name)) {
                    sheets.add(new Book.Sheet(
                            sheets.size(), name == null ? "" : name, state != null && !state.equals("visible")));
                    sheetParts.add(part);
                }
            }
            default -> {}
        }
    }

    private void styles(String part) throws Refused {
        Map<Integer, String> formats = new HashMap<>();
        List<Boolean> dates = new ArrayList<>();
        boolean[] inCells = {false};
        read(part, reader -> {
            switch (reader.getLocalName()) {
                case "numFmt" ->
                    formats.put(
                            number(reader.getAttributeValue(null, "numFmtId")),
                            String.valueOf(reader.getAttributeValue(null, "formatCode")));
                case "cellXfs" -> inCells[0] = true;
                case "cellStyles", "dxfs" -> inCells[0] = false;
                case "xf" -> {
                    if (inCells[0]) {
                        int format = number(reader.getAttributeValue(null, "numFmtId"));
                        dates.add(isDate(format, formats.get(format)));
                    }
                }
                default -> {}
            }
        });
        dateStyles = new boolean[dates.size()];
        for (int i = 0; i < dateStyles.length; i++) {
            dateStyles[i] = dates.get(i);
        }
    }

    /** The formats 27 to 36 and 50 to 58 are the dates of the Chinese programs, which have no text of their own. */
    static boolean isDate(int format, @Nullable String code) {
        boolean chinese = (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
        return chinese || DateUtil.isADateFormat(format, code) || (code != null && isChineseDate(code));
    }

    /** 星期 (aaaa), 上午/下午 and units in quotes, none of which the library knows. */
    private static boolean isChineseDate(String code) {
        String plain = code.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|上午/下午|AM/PM", "");
        return plain.matches("(?i)[ymdhsa年月日时分秒/.:, -]*[ymdhsa][ymdhsa年月日时分秒/.:, -]*(;@)?");
    }

    private String[] sharedTexts(String part) throws Refused {
        List<String> found = new ArrayList<>();
        long[] bytes = {0};
        try (Parts.Part in = parts.open(part)) {
            XMLStreamReader reader = parts.xml(in);
            in.step();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("si")) {
                    in.step();
                    String text = text(reader, "si");
                    bytes[0] += 2L * text.length() + 56;
                    if (bytes[0] > limits.textBytes()) {
                        throw Refused.because("workbook.texts", limits.textBytes() >> 20);
                    }
                    found.add(text);
                }
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw Parts.damaged(e);
        }
        return found.toArray(String[]::new);
    }

    /** The text of an {@code si} or {@code is}: all its runs, without the readings that Japanese writers add. */
    static String text(XMLStreamReader reader, String end) throws XMLStreamException, Refused {
        StringBuilder more = new StringBuilder();
        String first = "";
        int phonetic = 0;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (reader.getLocalName().equals("rPh")) {
                    phonetic++;
                } else if (reader.getLocalName().equals("t") && phonetic == 0) {
                    String run = elementText(reader);
                    if (first.isEmpty()) {
                        first = run;
                    } else {
                        more.append(run);
                    }
                    if (first.length() + more.length() > Limits.TEXT) {
                        throw Refused.because("workbook.text_long");
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (reader.getLocalName().equals("rPh")) {
                    phonetic--;
                } else if (reader.getLocalName().equals(end)) {
                    return unescape(more.isEmpty() ? first : first + more);
                }
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                return first;
            }
        }
    }

    /** As the reader's own method, which gathers pieces between comments without an end. */
    static String elementText(XMLStreamReader reader) throws XMLStreamException, Refused {
        String first = "";
        StringBuilder more = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    String piece = piece(reader);
                    if (first.isEmpty()) {
                        first = piece;
                    } else {
                        more.append(piece);
                    }
                    if (first.length() + more.length() > Limits.TEXT) {
                        throw Refused.because("workbook.text_long");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return more.isEmpty() ? first : first + more;
                }
                case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_DOCUMENT ->
                    throw Refused.because("workbook.damaged");
                default -> {}
            }
        }
    }

    /** The reader parses a text only when it is asked for, and then has no checked exception to fail with. */
    private static String piece(XMLStreamReader reader) throws Refused {
        try {
            return reader.getText();
        } catch (UncheckedStreamException e) {
            throw Parts.damaged(e);
        }
    }

    /** What a formula that gives a text gave last. Of a picture in a cell WPS keeps the formula itself. */
    static Cell formula(String value) {
        return value.startsWith("=DISPIMG(") ? Cell.blank() : Cell.of(value);
    }

    /** Characters that XML cannot hold are written {@code _x000D_} (ECMA-376 part 1, 22.9.2.19). */
    static String unescape(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        return java.util.regex.Pattern.compile("_x([0-9A-Fa-f]{4})_")
                .matcher(text)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }

    private interface Element {
        void at(XMLStreamReader reader);
    }

    private void read(String part, Element element) throws Refused {
        try (Parts.Part in = parts.open(part, Limits.META)) {
            XMLStreamReader reader = parts.xml(in);
            in.step();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    in.step();
                    element.at(reader);
                }
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw Parts.damaged(e);
        }
    }

    static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    private static int number(@Nullable String value) {
        return value == null ? 0 : Integer.parseInt(value);
    }
}
