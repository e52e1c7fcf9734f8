package cn.sixin.exchange;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV (RFC 4180) and the tab-separated text of a clipboard: quotes, and line ends within quotes. */
final class Delimited {
    private final PushbackReader in;
    private final char delimiter;
    private final int longest;
    private final int columns;

    private Delimited(Reader in, char delimiter, int longest, int columns) {
        this.in = new PushbackReader(in);
        this.delimiter = delimiter;
        this.longest = longest;
        this.columns = columns;
    }

    /** A file's text, whose cells and lines may have no end. */
    static Delimited ofFile(Reader in, char delimiter) {
        return new Delimited(in, delimiter, Limits.TEXT, Limits.COLUMNS);
    }

    /** The clipboard's text, which is in memory already. */
    static Delimited ofClipboard(Reader in) {
        return new Delimited(in, '\t', Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** @return the next line's fields; null at the end */
    @Nullable
    List<String> next() throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        in.unread(c);
        List<String> fields = new ArrayList<>();
        do {
            fields.add(field());
            if (fields.size() > columns) {
                throw new Beyond(Refused.because("workbook.wide", columns));
            }
            c = in.read();
        } while (c == delimiter);
        if (c == '\r') {
            int after = in.read();
            if (after != '\n' && after >= 0) {
                in.unread(after);
            }
        }
        return fields;
    }

    /** Stops before the delimiter, the line end or the end. */
    private String field() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = in.read();
        if (c == '"') {
            quoted(text);
            c = in.read();
        }
        while (c >= 0 && c != delimiter && c != '\n' && c != '\r') {
            append(text, c);
            c = in.read();
        }
        if (c >= 0) {
            in.unread(c);
        }
        return text.toString();
    }

    private void quoted(StringBuilder text) throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '"') {
                int after = in.read();
                if (after != '"') {
                    if (after >= 0) {
                        in.unread(after);
                    }
                    return;
                }
            }
            append(text, c);
        }
    }

    /** A quote that is never closed would take the whole file for one cell. */
    private void append(StringBuilder text, int c) throws Beyond {
        if (text.length() == longest) {
            throw new Beyond(Refused.because("workbook.text_long"));
        }
        text.append((char) c);
    }
}
