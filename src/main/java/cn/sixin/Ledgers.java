package cn.sixin;

import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Ledger;
import cn.sixin.season.Season;
import cn.sixin.service.Service;
import cn.sixin.survey.Survey;
import cn.sixin.survey.Vacancy;
import cn.sixin.ticket.Passenger;
import cn.sixin.ticket.Ticket;
import cn.sixin.visit.Visit;
import cn.sixin.weekly.Weekly;
import cn.sixin.weekly.WeeklyRow;
import java.util.List;

/** Every ledger there is: the station keeps them, the server takes them, the checks go over them. */
public final class Ledgers {
    /** A ledger that another one refers to stands before it. */
    public static final List<Ledger> ALL = List.of(
            Season.LEDGER,
            Enterprise.LEDGER,
            Service.LEDGER,
            Survey.LEDGER,
            Vacancy.LEDGER,
            Dispatch.LEDGER,
            ClosedDay.LEDGER,
            Ticket.LEDGER,
            Passenger.LEDGER,
            Visit.LEDGER,
            Weekly.LEDGER,
            WeeklyRow.LEDGER);

    private Ledgers() {}
}
