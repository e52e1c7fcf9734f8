package cn.sixin.app.sync;

import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What came of package files, in an officer's words; the same on screen and on the command line. */
public final class PackageText {
    private final Labels labels;

    public PackageText(Labels labels) {
        this.labels = labels;
    }

    /** What was written. */
    public String exported(Packed.Done done) {
        int count = done.files().size();
        return count == 1
                ? labels.text(
                        "sync.package.exported",
                        done.number(),
                        done.changes(),
                        done.photos(),
                        done.files().getFirst())
                : labels.text(
                        "sync.package.exported.many",
                        count,
                        done.number(),
                        done.number() + count - 1,
                        done.changes(),
                        done.photos(),
                        names(done.files()));
    }

    /** What is to be done with it, and what is left. */
    public List<String> next(Packed.Done done) {
        List<String> lines = new ArrayList<>();
        Problem trouble = done.trouble();
        if (trouble != null) {
            lines.add(labels.text("sync.package.partly", trouble.text(labels), trouble.remedy(labels)));
        }
        if (done.left() > 0) {
            lines.add(labels.text("sync.package.left", done.left()));
        }
        if (done.photosLeft() > 0) {
            lines.add(labels.text("sync.package.photos_left", done.photosLeft()));
        }
        if (done.files().size() > 1) {
            lines.add(labels.text("sync.package.carry", done.files().size()));
        }
        lines.add(labels.text("sync.package.next"));
        return lines;
    }

    /** What came of each package that was handed in. */
    public List<String> brought(List<Brought> all) {
        return all.stream()
                .map(one -> switch (one) {
                    case Brought.Refused(Problem problem) -> problem.text(labels);
                    case Brought.Done done -> labels.text("sync.package.brought", done.number(), names(done.answers()));
                })
                .toList();
    }

    /** What is to be done with the answers, and about what was refused. */
    public List<String> next(List<Brought> all) {
        Set<String> lines = new LinkedHashSet<>();
        int answers = 0;
        for (Brought one : all) {
            switch (one) {
                case Brought.Refused(Problem problem) -> lines.add(problem.remedy(labels));
                case Brought.Done done -> {
                    answers += done.answers().size();
                    Problem trouble = done.trouble();
                    if (trouble != null) {
                        lines.add(labels.text("sync.package.brought.partly", done.number(), trouble.text(labels)));
                    }
                }
            }
        }
        if (answers > 0) {
            lines.add(
                    answers == 1
                            ? labels.text("sync.package.brought.next")
                            : labels.text("sync.package.brought.next.many", answers));
        }
        return List.copyOf(lines);
    }

    /** Each file that was not taken, with why and what to do. */
    public List<String> refused(List<Problem> problems) {
        return problems.stream()
                .map(problem -> labels.text("sync.package.refused", problem.text(labels), problem.remedy(labels)))
                .toList();
    }

    private String names(List<Path> files) {
        Path first = files.getFirst();
        return files.size() == 1
                ? first.toString()
                : labels.text(
                        "sync.package.names",
                        first.toAbsolutePath().resolveSibling(""),
                        String.join(
                                labels.text("kit.list_comma"),
                                files.stream()
                                        .map(file -> String.valueOf(file.getFileName()))
                                        .toList()));
    }
}
