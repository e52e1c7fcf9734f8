package cn.sixin.app.demo;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import cn.sixin.season.Season;
import cn.sixin.season.Seasons;
import cn.sixin.survey.Survey;
import cn.sixin.survey.Vacancy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Surveys of most enterprises, in both phases where the day allows, and whom some of them look for. */
final class DemoSurveys {
    private record Post(String name, String code, int pay) {}

    private static final List<Post> POSTS = List.of(
            new Post("操作工", "general", 4_800),
            new Post("包装工", "general", 4_500),
            new Post("焊工", "skilled", 6_500),
            new Post("模具钳工", "skilled", 7_500),
            new Post("电气工程师", "technical", 9_500),
            new Post("生产主管", "managerial", 8_800),
            new Post("跟单员", "other", 5_500));
    private static final int MOST_POSTS = 3;
    private static final int FEN = 100;

    private final LocalDate today;
    private final LocalDate newYear;

    DemoSurveys(LocalDate today) {
        this.today = today;
        newYear = Seasons.shipped().inForce(today).get(Season.NEW_YEAR, today);
    }

    /** One in five is not surveyed yet, and after the festival one in two is not surveyed again. */
    List<Row> surveys(Row enterprise, Supplier<Row> draft, SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        if (random.nextInt(5) == 0) {
            return rows;
        }
        LocalDate day = earlier(newYear.minusDays(8 + random.nextInt(25)));
        int onPost = Math.max(20, enterprise.get(Enterprise.HEADCOUNT, 200));
        rows.add(people(draft.get().with(Survey.PHASE, Survey.BEFORE), enterprise, day, onPost, random)
                .with(Survey.HOLIDAY_FROM, newYear.minusDays(random.nextInt(2, 10)))
                .with(Survey.HOLIDAY_TO, newYear.plusDays(random.nextInt(5, 9)))
                .with(Survey.RESTART_ON, newYear.plusDays(random.nextInt(9, 16))));
        if (!today.isBefore(newYear) && random.nextInt(2) == 0) {
            LocalDate after = earlier(newYear.plusDays(random.nextInt(7, 20)));
            int back = onPost * (80 + random.nextInt(20)) / 100;
            rows.add(people(draft.get().with(Survey.PHASE, Survey.AFTER), enterprise, after, back, random));
        }
        return rows;
    }

    private LocalDate earlier(LocalDate day) {
        return day.isAfter(today) ? today : day;
    }

    private static Row people(Row row, Row enterprise, LocalDate day, int onPost, SplittableRandom random) {
        int going = onPost * (25 + random.nextInt(45)) / 100;
        int other = onPost * (40 + random.nextInt(25)) / 100;
        return row.with(Survey.ENTERPRISE, enterprise.id())
                .with(Survey.SURVEYED_ON, day)
                .with(Survey.ON_POST, onPost)
                .with(Survey.GOING_HOME, going)
                .with(Survey.STAYING, onPost - going)
                .with(Survey.FROM_OTHER_PROVINCE, other)
                .with(Survey.FROM_PROVINCE, onPost * random.nextInt(10, 30) / 100);
    }

    /** None for one in two. */
    List<Row> vacancies(Row enterprise, Supplier<Row> draft, SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        int many = random.nextInt(2) == 0 ? 0 : 1 + random.nextInt(MOST_POSTS);
        int first = random.nextInt(POSTS.size());
        for (int i = 0; i < many; i++) {
            Post post = POSTS.get((first + 2 * i) % POSTS.size());
            int number = 2 + random.nextInt(post.code().equals("general") ? 60 : 12);
            rows.add(draft.get()
                    .with(Vacancy.ENTERPRISE, enterprise.id())
                    .with(Vacancy.POST, post.name())
                    .with(Vacancy.CLASS, post.code())
                    .with(Vacancy.NUMBER, number)
                    .with(Vacancy.FILLED, random.nextInt(number + 1))
                    .with(Vacancy.PAY_LOW, (long) post.pay() * FEN)
                    .with(Vacancy.PAY_HIGH, (long) (post.pay() + 500 * random.nextInt(1, 5)) * FEN)
                    .with(Vacancy.DUE_ON, newYear.plusDays(random.nextInt(5, 30)))
                    .with(Vacancy.RIGID, random.nextInt(3) == 0)
                    .with(Vacancy.PUBLISHED, Set.of(random.nextBoolean() ? "jiuguanyong" : "onsite")));
        }
        return rows;
    }
}
