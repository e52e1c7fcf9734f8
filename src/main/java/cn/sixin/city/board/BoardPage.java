package cn.sixin.city.board;

import cn.sixin.code.LunarDay;
import cn.sixin.code.Town;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.weekly.Figure;
import cn.sixin.weekly.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The board's pages as HTML 5. Plain tables, no script: it is read, printed, and copied into WPS. */
public final class BoardPage {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(BoardFigures.ZONE);
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(BoardFigures.ZONE);

    /** A town that was silent for longer is marked. */
    private static final Duration SILENT = Duration.ofDays(1);

    private static final List<Figure> COUNTS = List.of(Figure.DUE, Figure.OPENED, Figure.GOING_HOME, Figure.RETURNED);

    private final Labels labels;
    private final List<Ledger> ledgers;

    /** @param ledgers those that a town keeps, in the order in which they are shown */
    public BoardPage(Labels labels, List<Ledger> ledgers) {
        this.labels = labels;
        this.ledgers = ledgers;
    }

    /** The board itself. */
    public String board(List<TownView> towns, Instant now, String viewer) {
        TownView all = TownView.sum(labels.text("city.board.all"), towns);
        StringBuilder page = head("city.board.title");
        page.append("<header><h1>").append(word("city.board.title")).append("</h1><p>");
        page.append(text(labels.text("city.board.as_of", WHOLE.format(now), lunar(now))));
        page.append("</p><form method=\"post\" action=\"/board/sign-out\"><span>")
                .append(text(viewer))
                .append("</span> <button>")
                .append(word("city.board.sign_out"))
                .append("</button></form></header><main>");
        tiles(page, all);
        returning(page, towns, all, now);
        rows(page, towns, all);
        return page.append("</main></body></html>").toString();
    }

    private static String lunar(Instant now) {
        return LunarDay.of(now.atZone(BoardFigures.ZONE).toLocalDate()).text();
    }

    private void tiles(StringBuilder page, TownView all) {
        page.append("<section class=\"tiles\">");
        tile(page, "city.board.opening", Rate.OPENING.of(all.figures()).text());
        tile(page, "city.board.return_home", Rate.RETURN_HOME.of(all.figures()).text());
        tile(page, "city.board.return_all", Rate.RETURN_ALL.of(all.figures()).text());
        tile(page, "city.board.devices", number(all.devices()));
        tile(page, "city.board.conflicts", number(all.conflicts()));
        page.append("</section>");
    }

    private void tile(StringBuilder page, String key, String value) {
        page.append("<div><b>")
                .append(text(value))
                .append("</b><span>")
                .append(word(key))
                .append("</span></div>");
    }

    private void returning(StringBuilder page, List<TownView> towns, TownView all, Instant now) {
        page.append("<section><h2>").append(word("city.board.towns")).append("</h2><table id=\"towns\"><thead><tr>");
        heads(page, "city.board.town", "city.board.devices", "city.board.synced", "city.board.conflicts");
        COUNTS.forEach(figure -> heads(page, "city.board." + figure.code()));
        heads(page, "city.board.opening", "city.board.return_home", "city.board.return_all");
        page.append("</tr></thead><tbody>");
        towns.forEach(view -> townRow(page, name(view.town()), view, now));
        page.append("</tbody><tfoot>");
        townRow(page, all.town(), all, now);
        page.append("</tfoot></table><p class=\"note\">")
                .append(word("city.board.note"))
                .append("</p></section>");
    }

    private void townRow(StringBuilder page, String name, TownView view, Instant now) {
        page.append("<tr><th scope=\"row\">").append(text(name)).append("</th>");
        cell(page, number(view.devices()));
        page.append(silent(view, now) ? "<td class=\"silent\">" : "<td>")
                .append(text(synced(view.syncedAt())))
                .append("</td>");
        page.append(view.conflicts() > 0 ? "<td class=\"open\">" : "<td>")
                .append(number(view.conflicts()))
                .append("</td>");
        COUNTS.forEach(figure -> cell(page, number(view.figures().get(figure))));
        cell(page, Rate.OPENING.of(view.figures()).text());
        cell(page, Rate.RETURN_HOME.of(view.figures()).text());
        cell(page, Rate.RETURN_ALL.of(view.figures()).text());
        page.append("</tr>");
    }

    private static boolean silent(TownView view, Instant now) {
        return view.devices() > 0
                && (view.syncedAt() == null || view.syncedAt().plus(SILENT).isBefore(now));
    }

    private String synced(@Nullable Instant at) {
        return at == null ? labels.text("city.board.never") : MINUTE.format(at);
    }

    private void rows(StringBuilder page, List<TownView> towns, TownView all) {
        page.append("<section><h2>").append(word("city.board.rows")).append("</h2><table id=\"rows\"><thead><tr>");
        heads(page, "city.board.town");
        ledgers.forEach(ledger -> page.append("<th scope=\"col\">")
                .append(text(ledger.label(labels)))
                .append("</th>"));
        page.append("</tr></thead><tbody>");
        towns.forEach(view -> rowsRow(page, name(view.town()), view));
        page.append("</tbody><tfoot>");
        rowsRow(page, all.town(), all);
        page.append("</tfoot></table></section>");
    }

    private void rowsRow(StringBuilder page, String name, TownView view) {
        page.append("<tr><th scope=\"row\">").append(text(name)).append("</th>");
        ledgers.forEach(ledger -> cell(page, number(view.rows().getOrDefault(ledger.name(), 0L))));
        page.append("</tr>");
    }

    /** The page to sign in. @param refused whether it was tried in vain */
    public String signIn(boolean refused) {
        StringBuilder page = head("city.board.sign_in");
        page.append("<main class=\"narrow\"><h1>")
                .append(word("city.board.title"))
                .append("</h1>");
        if (refused) {
            page.append("<p class=\"refused\" role=\"alert\">")
                    .append(word("city.board.refused"))
                    .append("</p>");
        }
        page.append("<form method=\"post\" action=\"/board/sign-in\"><label>")
                .append(word("city.board.name"))
                .append("<input name=\"name\" autocomplete=\"username\" required maxlength=\"100\""
                        + " autofocus></label><label>")
                .append(word("city.board.password"))
                .append("<input name=\"password\" type=\"password\" autocomplete=\"current-password\" required"
                        + " maxlength=\"100\"></label><button>")
                .append(word("city.board.sign_in"))
                .append("</button></form></main></body></html>");
        return page.toString();
    }

    private StringBuilder head(String title) {
        return new StringBuilder(32_000)
                .append("<!DOCTYPE html><html lang=\"")
                .append(labels.getLocale().toLanguageTag())
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                        + " content=\"width=device-width\"><title>")
                .append(word(title))
                .append("</title><link rel=\"stylesheet\" href=\"/board/board.css\"></head><body>");
    }

    private void heads(StringBuilder page, String... keys) {
        for (String key : keys) {
            page.append("<th scope=\"col\">").append(word(key)).append("</th>");
        }
    }

    private static void cell(StringBuilder page, String value) {
        page.append("<td>").append(text(value)).append("</td>");
    }

    private static String name(String town) {
        return Town.find(town).map(Town::name).orElse(town);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private String word(String key) {
        return text(labels.text(key));
    }

    private static String text(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
