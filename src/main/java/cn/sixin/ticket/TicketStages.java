package cn.sixin.ticket;

import cn.sixin.ledger.Context;
import cn.sixin.ledger.Due;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Where;
import cn.sixin.season.Season;
import cn.sixin.season.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Until when a batch must have left its status: the season's stages, by status. Dates change each year. */
public final class TicketStages {

    /**
     * By status the stage within which the next step is due. The account is activated within the days of registration,
     * and money is due in the days of payment, whether 兑现 or 待支付 is written down (domain 2, the eight steps).
     */
    private static final Map<String, Season.Stage> STAGES = Map.ofEntries(
            Map.entry(TicketStates.DRAFT, Season.REGISTER),
            Map.entry(TicketStates.CERTIFIED, Season.REGISTER),
            Map.entry(TicketStates.REGISTERING, Season.REGISTER),
            Map.entry(TicketStates.RETURNED, Season.REGISTER),
            Map.entry(TicketStates.APPROVED, Season.REGISTER),
            Map.entry(TicketStates.ACTIVATED, Season.DECLARE),
            Map.entry(TicketStates.DECLARED, Season.REVIEW),
            Map.entry(TicketStates.ACCEPTED, Season.CONFIRM),
            Map.entry(TicketStates.CHECKING, Season.CONFIRM),
            Map.entry(TicketStates.PUBLISHED, Season.ANNOUNCE),
            Map.entry(TicketStates.FULFILLED, Season.PAY),
            Map.entry(TicketStates.TO_PAY, Season.PAY));

    private TicketStages() {}

    /** The stage that a batch of this status is in; empty when nothing is left to be done. */
    public static Optional<Season.Stage> stage(String status) {
        return Optional.ofNullable(STAGES.get(status));
    }

    /** The statuses that a stage is to bring to an end. */
    public static List<String> statuses(Season.Stage stage) {
        return TicketStates.STATUSES.codes().stream()
                .filter(status -> STAGES.get(status) == stage)
                .toList();
    }

    /** The last day for the next step; empty when there is none, or the season does not say it. */
    public static Optional<LocalDate> deadline(Row ticket, Context context) {
        LocalDate day = ticket.get(Ticket.TRAVEL_ON);
        Row season = Season.of(context);
        boolean itsSeason =
                day == null || season.get(Season.NEW_YEAR, LocalDate.MIN).getYear() == Season.year(day);
        return stage(ticket.get(Ticket.STATUS, TicketStates.DRAFT))
                .filter(stage -> itsSeason)
                .flatMap(stage -> Optional.ofNullable(season.get(stage.to())));
    }

    /** For the work list: by stage the batches whose next step is due by its last day. */
    static List<Due.Wanted> wanted(Context context) {
        Row season = Season.of(context);
        List<Due.Wanted> wanted = new ArrayList<>();
        for (Season.Stage stage : Season.STAGES) {
            List<String> statuses = statuses(stage);
            LocalDate last = season.get(stage.to());
            if (last != null && !statuses.isEmpty()) {
                Span ridden = new Span(
                        Season.outbound(season).from(),
                        Season.homecoming(season).to());
                wanted.add(new Due.Wanted(
                        new Due.By.On(last),
                        List.of(
                                new Where.OneOf(Ticket.STATUS, Set.copyOf(statuses), false),
                                new Where.Days(Ticket.TRAVEL_ON, ridden.from(), ridden.to()))));
            }
        }
        return wanted;
    }

    /** Days left until then: 0 on the last one, below 0 when it is past. */
    public static OptionalLong daysLeft(Row ticket, Context context) {
        return deadline(ticket, context)
                .map(day -> OptionalLong.of(ChronoUnit.DAYS.between(context.today(), day)))
                .orElse(OptionalLong.empty());
    }

    /** Whether its stage is over and its next step has not been done. */
    static boolean isOverdue(Row ticket, Context context) {
        return daysLeft(ticket, context).orElse(0) < 0;
    }

    /** Whether the next step must be done today. */
    static boolean isDue(Row ticket, Context context) {
        OptionalLong left = daysLeft(ticket, context);
        return left.isPresent() && left.getAsLong() == 0;
    }
}
