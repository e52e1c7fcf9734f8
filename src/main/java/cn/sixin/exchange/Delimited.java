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

    Delimited(Reader in, char delimiter) {
        this.in = new PushbackReader(in);
        this.delimiter = delimiter;
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
            text.append((char) c);
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
            text.append((char) c);
        }
    }
}
