package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Problem;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/** A CSV or tab-separated file: UTF-8, or GB 18030 as Chinese programs write it. Every value is text. */
final class CsvBook implements Book {
    private static final int PROBE = 1 << 16;

    private final Path file;
    private final Limits limits;
    private final Charset charset;
    private final char delimiter;
    private final List<Problem> said;

    /** @param said of the file already, beside what it holds */
    CsvBook(Path file, Limits limits, List<Problem> said) throws Refused {
        this.file = file;
        this.limits = limits;
        this.said = List.copyOf(said);
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(PROBE);
        } catch (IOException e) {
            throw Books.unreadable(file, e);
        }
        charset = charset(head);
        String text = new String(head, charset);
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        delimiter = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
    }

    private static Charset charset(byte[] head) {
        if (head.length > 1 && ((head[0] & 0xff) == 0xff || (head[0] & 0xff) == 0xfe) && (head[1] & 0xff) >= 0xfe) {
            return StandardCharsets.UTF_16;
        }
        for (int cut = 0; cut < 4 && cut < head.length; cut++) {
            try {
                // a character may be cut at the end of the probe, though not at the end of a short file
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, head.length - cut));
                return StandardCharsets.UTF_8;
            } catch (CharacterCodingException e) {
                if (head.length < PROBE) {
                    break;
                }
            }
        }
        return Charset.forName("GB18030");
    }

    @Override
    public List<Sheet> sheets() {
        return List.of(new Sheet(0, String.valueOf(file.getFileName()), false));
    }

    @Override
    public List<Problem> leftOut() {
        return said;
    }

    @Override
    public Layout layout(int sheet) throws Refused {
        int[] count = {0};
        read(sheet, row -> ++count[0] > 0);
        return new Layout(List.of(), new BitSet(), count[0]);
    }

    @Override
    public void read(int sheet, Rows rows) throws Refused {
        try (Reader in = Files.newBufferedReader(file, charset)) {
            Delimited lines = Delimited.ofFile(in, delimiter);
            int number = 0;
            int valued = 0;
            for (List<String> line = lines.next(); line != null; line = lines.next()) {
                number++;
                boolean blank = line.stream().allMatch(String::isBlank);
                if (!blank && ++valued > limits.rows()) {
                    throw Refused.because("workbook.rows", limits.rows());
                }
                if (!blank && !rows.row(new SourceRow(number, false, cells(line, number == 1)))) {
                    return;
                }
            }
        } catch (Beyond e) {
            throw e.refused();
        } catch (IOException e) {
            throw Books.unreadable(file, e);
        }
    }

    private static Cell[] cells(List<String> line, boolean first) {
        Cell[] cells = new Cell[line.size()];
        for (int i = 0; i < cells.length; i++) {
            String text = line.get(i);
            cells[i] = Cell.of(first && i == 0 && text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
        return cells;
    }

    @Override
    public void close() {}
}
