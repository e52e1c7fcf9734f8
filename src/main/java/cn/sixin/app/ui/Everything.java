package cn.sixin.app.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.FindBox;
import cn.sixin.kit.work.Progress;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Showing;
import cn.sixin.page.Desk;
import cn.sixin.page.LedgerPage;
import cn.sixin.store.search.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What the find box finds: rows of every ledger that has a page, by name, pinyin initials, code or phone. */
final class Everything implements FindBox.Finder {
    private static final int EACH = 8;

    private final Kit kit;
    private final Desk desk;
    private final List<LedgerPage> pages;
    private final BiConsumer<Ledger, UUID> open;

    Everything(Kit kit, Desk desk, List<LedgerPage> pages, BiConsumer<Ledger, UUID> open) {
        this.kit = kit;
        this.desk = desk;
        this.pages = pages;
        this.open = open;
    }

    @Override
    public List<FindBox.Group> find(String text, Progress progress) {
        desk.load(pages.stream().map(LedgerPage::ledger).toList(), progress);
        List<FindBox.Group> groups = new ArrayList<>();
        for (LedgerPage page : pages) {
            progress.check();
            groups.add(group(page, desk.index(page.ledger()).suggest(text, EACH)));
        }
        return groups;
    }

    private FindBox.Group group(LedgerPage page, Result found) {
        Ledger ledger = page.ledger();
        Showing showing = desk.showing();
        List<FindBox.Hit> hits = new ArrayList<>();
        for (int i = 0; i < found.count(); i++) {
            UUID id = found.id(i);
            hits.add(new FindBox.Hit(
                    ledger.name(found.row(i), showing),
                    detail(ledger, found, i, showing),
                    page.icon(),
                    () -> open.accept(ledger, id)));
        }
        return new FindBox.Group(ledger.label(kit.labels()), hits, found.count());
    }

    /** The other columns that are searched, so that the officer sees why a row was found; masked ones masked. */
    private static String detail(Ledger ledger, Result found, int position, Showing showing) {
        List<String> parts = new ArrayList<>();
        for (Column<?> column : ledger.columns()) {
            if (column.isSearchable() && column != ledger.title()) {
                String shown = found.masked(column, position, showing);
                shown.lines().findFirst().filter(line -> !line.isBlank()).ifPresent(parts::add);
            }
        }
        return String.join("  ", parts);
    }
}
