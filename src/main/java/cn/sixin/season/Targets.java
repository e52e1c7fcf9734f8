package cn.sixin.season;

import cn.sixin.code.Fold;
import cn.sixin.ledger.ChoiceList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the city has set out to reach, by measure (1 to 24) and figure. Written one a line, as an officer reads it: the
 * measure's number, the figure's word or code, the number.
 */
public final class Targets {

    /** The figures that a target may be of (domain 8). */
    public static final ChoiceList FIGURES = ChoiceList.named("season_figure")
            .option("sessions", "场次", "场")
            .option("posts", "岗位", "岗位数")
            .option("headcount", "需求人数", "需求")
            .option("attendees", "人次", "进场人次")
            .option("people", "人数", "人")
            .option("enterprises", "企业", "企业数", "家")
            .option("staff", "员工", "员工数")
            .option("courses", "课程", "课程数")
            .option("schools", "高校", "高校数")
            .option("trains", "班次", "专列")
            .option("households", "户数", "户");

    private static final int MEASURES = 24;
    private static final Pattern LINE = Pattern.compile("([0-9]{1,2}) ?[.．·、]? ?([^0-9=：: ]+) ?[=：:]? ?([0-9]{1,9})");

    private Targets() {}

    /** @return by measure, then by the figure's code, in the order in which they are written; lines that do not read are left out */
    public static Map<Integer, Map<String, Integer>> of(String lines) {
        Map<Integer, Map<String, Integer>> targets = new LinkedHashMap<>();
        lines.lines()
                .forEach(line -> read(line)
                        .ifPresent(target -> targets.computeIfAbsent(target.measure(), m -> new LinkedHashMap<>())
                                .put(target.figure(), target.number())));
        return targets;
    }

    /** The first line that says nothing. */
    static Optional<String> unreadable(String lines) {
        return lines.lines()
                .filter(line -> !Fold.blank(line) && read(line).isEmpty())
                .findFirst();
    }

    private record Target(int measure, String figure, int number) {}

    private static Optional<Target> read(String line) {
        Matcher parts = LINE.matcher(Fold.text(line));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int measure = Integer.parseInt(parts.group(1));
        return FIGURES.find(parts.group(2))
                .filter(figure -> measure >= 1 && measure <= MEASURES)
                .map(figure -> new Target(measure, figure, Integer.parseInt(parts.group(3))));
    }
}
