package cn.sixin.app.cli;

import cn.sixin.code.Mask;
import cn.sixin.exchange.Finding;
import cn.sixin.exchange.HeaderColumn;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.exchange.Selection;
import cn.sixin.exchange.Skipped;
import cn.sixin.exchange.Target;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.terminal.Terminal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an import would do, in lines. Values of masked columns are masked. */
final class PlanReport {
    private final Plan plan;
    private final Terminal terminal;
    private final Labels labels;

    PlanReport(Plan plan, Terminal terminal) {
        this.plan = plan;
        this.terminal = terminal;
        labels = terminal.labels();
    }

    /** @param most so many problems are told one by one */
    void say(int most) {
        for (Selection selection : plan.selections()) {
            terminal.say(
                    "cli.import.sheet",
                    selection.sheet().name(),
                    selection.header().firstRow(),
                    selection.header().lastRow());
            List<HeaderColumn> unused = selection.mapping().unused();
            if (!unused.isEmpty()) {
                terminal.say(
                        "cli.import.unused",
                        unused.stream().map(HeaderColumn::title).collect(Collectors.joining(labels.text("cli.comma"))));
            }
        }
        plan.leftOut().forEach(terminal::tell);
        skipped();
        problems(most);
        counts();
    }

    private void counts() {
        plan.counts()
                .forEach((fate, count) -> terminal.say(
                        "cli.import.count",
                        labels.text("exchange.fate." + fate.name().toLowerCase(Locale.ROOT)),
                        count));
    }

    private void skipped() {
        Map<Skipped.Why, Integer> rows = new EnumMap<>(Skipped.Why.class);
        plan.skipped().forEach(s -> rows.merge(s.why(), s.to() - s.from() + 1, Integer::sum));
        if (!rows.isEmpty()) {
            String all = rows.entrySet().stream()
                    .map(e -> labels.text(
                            "cli.import.count", labels.text(e.getKey().labelKey()), e.getValue()))
                    .collect(Collectors.joining(labels.text("cli.comma")));
            terminal.say("cli.import.skipped", all);
        }
    }

    private void problems(int most) {
        int told = 0;
        int all = 0;
        for (PlannedRow row : plan.rows()) {
            for (Finding finding : row.findings()) {
                if (!finding.problem().isError() && plan.isAccepted(finding)) {
                    continue;
                }
                if (all++ < most) {
                    told++;
                    problem(row, finding);
                }
            }
        }
        if (all > told) {
            terminal.say("cli.import.more", all - told);
        }
    }

    private void problem(PlannedRow row, Finding finding) {
        boolean masked = isMasked(row, finding);
        String value = masked ? Mask.text(finding.value()) : finding.value();
        Problem problem = masked ? covered(finding) : finding.problem();
        String sheet = plan.selections().size() == 1
                ? ""
                : plan.selections().get(row.sheet()).sheet().name() + "!";
        String key = finding.problem().isError() ? "cli.import.error" : "cli.import.asks";
        terminal.say(key, sheet + finding.cell(), value, Terminal.sentence(problem, labels));
    }

    private boolean isMasked(PlannedRow row, Finding finding) {
        var column = finding.problem().column();
        return column != null && column.isMasked()
                || plan.selections().get(row.sheet()).mapping().targets().entrySet().stream()
                        .anyMatch(e -> e.getKey().index() == finding.column()
                                && e.getValue() instanceof Target.To to
                                && to.column().isMasked());
    }

    /** A sentence may quote the value, or a part of it that is longer than a character. */
    private static Problem covered(Finding finding) {
        Problem problem = finding.problem();
        List<String> args = problem.args().stream()
                .map(arg -> arg.length() > 2 && finding.value().contains(arg) ? Mask.text(arg) : arg)
                .toList();
        return new Problem(problem.severity(), problem.key(), args, problem.column());
    }
}
