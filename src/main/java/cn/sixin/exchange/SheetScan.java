package cn.sixin.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes over a sheet's bytes for what its rows depend on: merged regions, which stand after the rows, hidden columns,
 * and how many rows hold a value. It looks at tags only, and so costs little beside a reading pass.
 */
final class SheetScan {
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z]+)\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final int TAG_MAX = 4096;
    /** More would be no table but an attack. */
    private static final int MERGED_MAX = 200_000;

    private final byte[] tag = new byte[TAG_MAX];
    private int length;
    private boolean inTag;
    private boolean valued;
    private int rows;
    private final List<Region> merged = new ArrayList<>();
    private final BitSet hidden = new BitSet();

    Book.Layout scan(InputStream sheet, Limits limits) throws Refused, IOException {
        byte[] buffer = new byte[1 << 16];
        for (int n = sheet.read(buffer); n >= 0; n = sheet.read(buffer)) {
            for (int i = 0; i < n; i++) {
                byte b = buffer[i];
                if (b == '<') {
                    inTag = true;
                    length = 0;
                } else if (inTag) {
                    if (b == '>') {
                        inTag = false;
                        tag(limits);
                    } else if (length < TAG_MAX) {
                        tag[length++] = b;
                    }
                }
            }
        }
        return new Book.Layout(List.copyOf(merged), hidden, rows);
    }

    private void tag(Limits limits) throws Refused {
        int from = 0;
        int to = 0;
        while (to < length && isNamePart(tag[to])) {
            if (tag[to] == ':') {
                from = to + 1;
            }
            to++;
        }
        switch (to - from) {
            case 1 -> {
                if ((tag[from] == 'v' || tag[from] == 't') && !valued && tag[length - 1] != '/') {
                    valued = true;
                    if (++rows > limits.rows()) {
                        throw Refused.because("workbook.rows", limits.rows());
                    }
                }
            }
            case 3 -> {
                if (is("row", from)) {
                    valued = false;
                } else if (is("col", from)) {
                    column();
                }
            }
            case 9 -> {
                if (is("mergeCell", from) && merged.size() < MERGED_MAX) {
                    attributes((name, value) -> {
                        if (name.equals("ref")) {
                            merged.add(Region.of(value));
                        }
                    });
                }
            }
            default -> {}
        }
    }

    private void column() {
        int[] range = {0, -1};
        boolean[] isHidden = {false};
        attributes((name, value) -> {
            switch (name) {
                case "min" -> range[0] = (int) Numbers.parse(value) - 1;
                case "max" -> range[1] = Math.min((int) Numbers.parse(value) - 1, 16_383);
                case "hidden" -> isHidden[0] = value.equals("1") || value.equals("true");
                default -> {}
            }
        });
        if (isHidden[0] && range[0] >= 0 && range[0] <= range[1]) {
            hidden.set(range[0], range[1] + 1);
        }
    }

    private void attributes(java.util.function.BiConsumer<String, String> each) {
        Matcher matcher = ATTRIBUTE.matcher(new String(tag, 0, length, StandardCharsets.UTF_8));
        while (matcher.find()) {
            each.accept(matcher.group(1), matcher.group(2));
        }
    }

    private boolean is(String name, int from) {
        for (int i = 0; i < name.length(); i++) {
            if (tag[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNamePart(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == ':' || b == '_' || (b >= '0' && b <= '9');
    }
}
