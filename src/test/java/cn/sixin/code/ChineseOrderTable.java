package cn.sixin.code;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes {@code chinese-order.txt}, the table of {@link ChineseOrder}, anew: a line a syllable with its tone, then its
 * characters in order. Where a character has several readings, one of the 3,755 of GB 18030's first level (which that
 * standard lists by pinyin) takes the reading that its place there tells (长 is chang, 重 is zhong); others the first.
 */
final class ChineseOrderTable {

    private static final Charset GB = Charset.forName("GB18030");

    private record Known(char character, int place, List<String> readings) {}

    private ChineseOrderTable() {}

    public static void main(String[] args) throws IOException {
        List<Known> all = IntStream.range(0x3007, 0xFAFF)
                .mapToObj(c -> new Known((char) c, place((char) c), readings((char) c)))
                .filter(k -> !k.readings.isEmpty())
                .sorted(Comparator.comparingInt(Known::place).thenComparing(Known::character))
                .toList();
        Map<String, StringBuilder> bySyllable = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            Known known = all.get(i);
            String reading = known.place == Integer.MAX_VALUE ? known.readings.getFirst() : placed(all, i);
            bySyllable.computeIfAbsent(reading, r -> new StringBuilder()).append(known.character);
        }
        Files.writeString(
                Path.of("src/main/resources/cn/sixin/code/chinese-order.txt"),
                bySyllable.entrySet().stream()
                        .map(e -> e.getKey() + "\t" + e.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    /** The reading that stands between those of the nearest neighbours that have only one. */
    private static String placed(List<Known> all, int i) {
        String low = sole(all, i, -1, "");
        String high = sole(all, i, 1, "zz");
        Known known = all.get(i);
        return known.readings.stream()
                .filter(r -> bare(r).compareTo(bare(low)) >= 0 && bare(r).compareTo(bare(high)) <= 0)
                .findFirst()
                .orElse(known.readings.getFirst());
    }

    private static String sole(List<Known> all, int from, int step, String end) {
        for (int i = from + step; i >= 0 && i < all.size() && all.get(i).place < Integer.MAX_VALUE; i += step) {
            if (all.get(i).readings.stream()
                            .map(ChineseOrderTable::bare)
                            .distinct()
                            .count()
                    == 1) {
                return all.get(i).readings.getFirst();
            }
        }
        return end;
    }

    private static String bare(String reading) {
        return reading.replaceAll("[0-9]", "");
    }

    private static int place(char c) {
        byte[] bytes = String.valueOf(c).getBytes(GB);
        int lead = bytes.length == 2 ? bytes[0] & 0xFF : 0;
        int trail = bytes.length == 2 ? bytes[1] & 0xFF : 0;
        return lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1 ? lead << 8 | trail : Integer.MAX_VALUE;
    }

    private static List<String> readings(char c) {
        List<String> found = new ArrayList<>();
        for (String reading : PinyinHelper.toPinyinList(c, PinyinStyleEnum.NUM_LAST)) {
            String plain = Normalizer.normalize(reading.replace('ü', 'v'), Normalizer.Form.NFKC);
            if (plain.matches("[a-z]+[0-9]?")) {
                found.add(plain);
            }
        }
        return found;
    }
}
