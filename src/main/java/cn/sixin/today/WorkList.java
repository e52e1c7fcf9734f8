package cn.sixin.today;

import cn.sixin.ledger.Due;
import cn.sixin.ledger.Ledger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be done, as of a day.
 *
 * @param groups one for each due that has anything, those with most overdue first
 * @param named of so many groups, the first ones, the rows were read
 * @param coming how many fall due on each of the days after today, {@link #AHEAD} of them, 0 included
 * @param started whether any ledger has rows at all
 */
public record WorkList(LocalDate today, List<Group> groups, int named, Map<LocalDate, Long> coming, boolean started) {
    /** So many days ahead are counted. */
    public static final int AHEAD = 7;

    public WorkList {
        groups = List.copyOf(groups);
    }

    /**
     * What one due asks for.
     *
     * @param ledger where it is declared; its page is where the work is done
     * @param standing rows without a day, to be seen to until they are done
     * @param items the first rows, the longest overdue first
     */
    public record Group(Ledger ledger, Due due, long overdue, long today, long standing, List<Item> items) {
        public Group {
            items = List.copyOf(items);
        }

        public long count() {
            return overdue + today + standing;
        }

        /** How many rows there are beside the items. */
        public long more() {
            return count() - items.size();
        }
    }

    /**
     * One row to be seen to.
     *
     * @param row of {@link Due#rows}
     * @param name what a person calls it; never masked data
     * @param detail what is to be done, on one line; may be empty
     * @param day until when; empty when it has no day
     */
    public record Item(UUID row, String name, String detail, Optional<LocalDate> day) {
        /** How many days it is late; 0 when it is not. */
        public long late(LocalDate today) {
            return day.map(due -> Math.max(0, ChronoUnit.DAYS.between(due, today)))
                    .orElse(0L);
        }
    }

    public long overdue() {
        return groups.stream().mapToLong(Group::overdue).sum();
    }

    public long dueToday() {
        return groups.stream().mapToLong(Group::today).sum();
    }

    public long standing() {
        return groups.stream().mapToLong(Group::standing).sum();
    }

    /** Whether the rows of all groups were read. */
    public boolean whole() {
        return named == groups.size();
    }
}
