package cn.sixin.exchange;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the tests of imports share: the sample workbooks, and a ledger of rows in memory. */
final class Samples {
    static final String CHANGAN = "441900119";
    static final Labels ZH = Labels.of(Locale.SIMPLIFIED_CHINESE);
    static final Context CONTEXT = Context.at(LocalDate.of(2027, 1, 12), CHANGAN, Context.Lookup.NONE);

    private Samples() {}

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(Samples.class.getResource("/samples/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows known by their natural keys. */
    static Existing having(List<Row> rows) {
        Map<String, List<Row>> byKey = new HashMap<>();
        for (Row row : rows) {
            Enterprise.LEDGER
                    .key()
                    .of(row)
                    .forEach(key ->
                            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(row));
        }
        return key -> byKey.getOrDefault(key, List.of());
    }

    static Importer importer(List<Row> existing) {
        return new Importer(Enterprise.LEDGER, CONTEXT, having(existing), ZH);
    }

    /** The plan of the first sheet that has a header, with what is proposed. */
    static Plan plan(Path file, List<Row> existing) throws Refused {
        try (Book book = Books.open(file)) {
            Importer importer = importer(existing);
            Selection selection = importer.look(book).stream()
                    .flatMap(look -> look.proposed().stream())
                    .findFirst()
                    .orElseThrow();
            return importer.plan(book, List.of(selection), Progress.NONE);
        }
    }

    static String explain(Plan plan, PlannedRow row) {
        List<String> lines = new ArrayList<>();
        for (Finding f : row.findings()) {
            lines.add(f.cell() + " " + f.value() + ": " + f.problem().text(ZH) + " / "
                    + f.problem().remedy(ZH));
        }
        return row.number() + " " + plan.fate(row) + " " + lines;
    }
}
