package cn.sixin.app.demo;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import cn.sixin.visit.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;

/** Visits of every kind: some with photos, some to be made again, some that became a service row. */
final class DemoVisits {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> METHODS = List.of("onsite", "onsite", "onsite", "onsite", "phone", "online");
    private static final List<String> GIFTS = List.of("family", "site", "staff", "talent");

    private final DemoWords words;
    private final LocalDate today;
    private final List<String> photos;

    /** @param photos kept in the store already */
    DemoVisits(DemoWords words, LocalDate today, List<String> photos) {
        this.words = words;
        this.today = today;
        this.photos = photos;
    }

    /** A visit to an enterprise, or to its staff. */
    Row toEnterprise(Row draft, Row enterprise, SplittableRandom random) {
        boolean staff = random.nextInt(6) == 0;
        Row row = begun(draft, staff ? "staff" : "enterprise", random)
                .with(Visit.ENTERPRISE, enterprise.id())
                .with(Visit.INTERVIEWEE, enterprise.get(Enterprise.CONTACT))
                .with(Visit.POST, enterprise.get(Enterprise.CONTACT_POST))
                .with(Visit.PHONE, enterprise.get(Enterprise.PHONE))
                .with(Visit.METHOD, any(METHODS, random))
                .with(Visit.SITUATION, words.any("visit.situation", random))
                .with(Visit.STAFFING, words.any("visit.staffing", random));
        row = staff ? given(row, random) : row;
        if (random.nextInt(3) > 0) {
            row = row.with(Visit.PROBLEMS, workshop(words.any("visit.problem", random), random))
                    .with(Visit.DEMANDS, words.any("visit.demand", random))
                    .with(Visit.ACTIONS, words.any("action", random));
        }
        return followed(pictured(row, random), random);
    }

    /** A visit to people at home, on a site, or to a talent; of those the place is all that is written down. */
    Row elsewhere(Row draft, int number, SplittableRandom random) {
        String kind = GIFTS.get(number % GIFTS.size());
        Row row = given(begun(draft, kind, random), random)
                .with(Visit.METHOD, "onsite")
                .with(Visit.PLACE, words.any("visit.place." + kind, random))
                .with(Visit.SITUATION, words.any("visit.heard." + kind, random));
        if (kind.equals("family")) {
            row = row.with(Visit.HOUSEHOLD, words.person(random))
                    .with(Visit.HARDSHIP, words.any("visit.hardship", random));
        }
        return followed(pictured(row, random), random);
    }

    /** A visit that became a service row of the same enterprise. */
    static Row became(Row visit, Row service) {
        return visit.with(Visit.SERVICE, service.id()).with(Visit.PROBLEMS, service.get(Service.DETAIL));
    }

    private Row begun(Row draft, String kind, SplittableRandom random) {
        Instant at = today.minusDays(random.nextInt(1, 45))
                .atTime(random.nextInt(8, 18), 5 * random.nextInt(12))
                .atZone(ZONE)
                .toInstant();
        String first = words.any("officer", random);
        String second = words.any("officer", random);
        return draft.with(Visit.KIND, kind)
                .with(Visit.VISITED_AT, at)
                .with(Visit.VISITORS, first.equals(second) ? first : first + words.text("visit.and") + second);
    }

    private Row given(Row row, SplittableRandom random) {
        int people = random.nextInt(1, 30);
        return row.with(Visit.PEOPLE, people)
                .with(Visit.AMOUNT, people * 20_000L)
                .with(Visit.GOODS, words.any("visit.goods", random));
    }

    private Row pictured(Row row, SplittableRandom random) {
        return photos.isEmpty() || random.nextInt(4) > 0
                ? row
                : row.with(Visit.PHOTOS, photos.subList(0, 1 + random.nextInt(photos.size())));
    }

    private Row followed(Row row, SplittableRandom random) {
        LocalDate day = Visit.day(row);
        if (day == null || random.nextInt(3) > 0) {
            return row;
        }
        LocalDate again = day.plusDays(random.nextInt(3, 30));
        boolean done = again.isBefore(today) && random.nextInt(3) > 0;
        return row.with(Visit.FOLLOW_UP_ON, again).with(Visit.FOLLOWED_ON, done ? again : null);
    }

    private String workshop(String sentence, SplittableRandom random) {
        return sentence.replace("{0}", words.any("workshop", random));
    }

    private static String any(List<String> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
