package cn.sixin.page;

import cn.sixin.exchange.FileFolder;
import cn.sixin.exchange.Refused;
import cn.sixin.ledger.AttachmentsKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.Attachment;
import cn.sixin.store.search.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The photos of exported rows, in a folder beside the workbook, each named by its row's day and name. Blocking. */
final class PhotoExport {
    private static final String ENDING = ".jpg";
    /** A day as it begins a moment's text. */
    private static final int DAY = 10;

    private final Desk desk;
    private final Ledger ledger;
    private final Column<List<String>> photos;
    private int missing;

    private PhotoExport(Desk desk, Ledger ledger, Column<List<String>> photos) {
        this.desk = desk;
        this.ledger = ledger;
        this.photos = photos;
    }

    /** Empty for a ledger whose rows have none. */
    @SuppressWarnings("unchecked") // the kind says what the column's values are
    static Optional<PhotoExport> of(Desk desk, Ledger ledger) {
        return ledger.columns().stream()
                .filter(column -> column.kind() instanceof AttachmentsKind)
                .findFirst()
                .map(column -> new PhotoExport(desk, ledger, (Column<List<String>>) column));
    }

    /**
     * What went out.
     *
     * @param missing photos that this station does not have yet
     */
    record Written(Path folder, int photos, int missing) {}

    /** @param workbook beside which the folder lies, called after it */
    Written write(Path workbook, Result rows, Progress progress) throws Refused {
        String name = String.valueOf(workbook.getFileName());
        int dot = name.lastIndexOf('.');
        String plain = dot > 0 ? name.substring(0, dot) : name;
        Path folder = workbook.toAbsolutePath().resolveSibling(desk.labels().text("page.export.photos.folder", plain));
        List<Named> all = named(rows);
        int written = FileFolder.write(folder, items(all), all.size(), progress);
        return new Written(folder, written, missing);
    }

    /** A photo and what it is to be called. */
    private record Named(String hash, String name) {}

    private List<Named> named(Result rows) {
        List<Named> all = new ArrayList<>();
        for (int i = 0; i < rows.count(); i++) {
            Row row = rows.row(i);
            String name = (day(row) + " " + ledger.name(row, desk.showing())).strip();
            row.get(photos, List.of()).forEach(hash -> all.add(new Named(hash, name)));
        }
        return all;
    }

    /** The first day that the row tells of. */
    private String day(Row row) {
        return ledger.columns().stream()
                .filter(column -> column.kind().editor() == Kind.Editor.DATE
                        || column.kind().editor() == Kind.Editor.INSTANT)
                .map(column -> column.show(row, desk.showing()))
                .filter(text -> text.length() >= DAY)
                .map(text -> text.substring(0, DAY))
                .findFirst()
                .orElse("");
    }

    /** One at a time: all of a season's would not fit into memory. */
    private Iterator<FileFolder.Item> items(List<Named> all) {
        return all.stream()
                .flatMap(photo -> {
                    Optional<Attachment> found = desk.store().attachments().find(photo.hash());
                    missing += found.isPresent() ? 0 : 1;
                    return found.map(there -> new FileFolder.Item(photo.name(), ENDING, there.content())).stream();
                })
                .iterator();
    }
}
