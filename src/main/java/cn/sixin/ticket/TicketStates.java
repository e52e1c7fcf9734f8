package cn.sixin.ticket;

import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Row;
import java.util.List;

/**
 * The way of a batch from draft to paid, as data: its states and the arrows between them. A status moves only along an
 * arrow.
 */
public final class TicketStates {

    public static final String DRAFT = "draft";
    public static final String CERTIFIED = "certified";
    public static final String REGISTERING = "registering";
    public static final String APPROVED = "approved";
    public static final String RETURNED = "returned";
    public static final String ACTIVATED = "activated";
    public static final String DECLARED = "declared";
    public static final String ACCEPTED = "accepted";
    public static final String CHECKING = "checking";
    public static final String PUBLISHED = "published";
    public static final String FULFILLED = "fulfilled";
    public static final String TO_PAY = "to_pay";
    public static final String PAID = "paid";
    public static final String FORFEITED = "forfeited";

    public static final ChoiceList STATUSES = ChoiceList.named("ticket_status")
            .option(DRAFT, "草拟", "拟稿", "待出具用工证明")
            .option(CERTIFIED, "用工证明已出具", "已出具", "已出具用工证明")
            .option(REGISTERING, "登记待审", "待审核", "审核中", "已登记")
            .option(APPROVED, "通过", "审核通过", "登记通过")
            .option(RETURNED, "退回", "审核退回", "已退回")
            .option(ACTIVATED, "激活", "已激活")
            .option(DECLARED, "计划已申报", "已申报")
            .option(ACCEPTED, "已受理", "受理")
            .option(CHECKING, "乘车人核验", "乘车人录入中", "核验中")
            .option(PUBLISHED, "公示", "公示中")
            .option(FULFILLED, "已兑现", "兑现")
            .option(TO_PAY, "待支付", "未支付")
            .option(PAID, "已支付", "已付款")
            .option(FORFEITED, "逾期放弃", "放弃", "已放弃");

    /**
     * A step that is allowed.
     *
     * @param group the only sort of group that takes it; "" when each may
     */
    public record Arrow(String from, String to, String group) {
        Arrow(String from, String to) {
            this(from, to, "");
        }

        boolean isFor(String ofGroup) {
            return group.isEmpty() || group.equals(ofGroup);
        }
    }

    /** A group that workers formed themselves has no employer who could certify anything: it registers at once. */
    public static final List<Arrow> ARROWS = List.of(
            new Arrow(DRAFT, CERTIFIED, Ticket.ENTERPRISE_GROUP),
            new Arrow(DRAFT, REGISTERING, Ticket.SELF_GROUP),
            new Arrow(CERTIFIED, REGISTERING),
            new Arrow(REGISTERING, APPROVED),
            new Arrow(REGISTERING, RETURNED),
            new Arrow(RETURNED, REGISTERING),
            new Arrow(APPROVED, ACTIVATED),
            new Arrow(ACTIVATED, DECLARED),
            new Arrow(DECLARED, ACCEPTED),
            new Arrow(ACCEPTED, CHECKING),
            new Arrow(CHECKING, PUBLISHED),
            new Arrow(PUBLISHED, FULFILLED),
            new Arrow(FULFILLED, TO_PAY),
            new Arrow(TO_PAY, PAID),
            new Arrow(TO_PAY, FORFEITED));

    private TicketStates() {}

    /** Where a batch may go from its status, the usual way first; empty at the end of its way. */
    public static List<String> next(Row ticket) {
        return next(ticket.get(Ticket.STATUS, DRAFT), ticket.get(Ticket.GROUP, Ticket.ENTERPRISE_GROUP));
    }

    static List<String> next(String status, String group) {
        return ARROWS.stream()
                .filter(arrow -> arrow.from().equals(status) && arrow.isFor(group))
                .map(Arrow::to)
                .toList();
    }

    /**
     * Whether a batch has come at least as far as a stage: 退回 counts as the 登记 that it came back from, 逾期放弃 as 待支付.
     */
    public static boolean reached(String status, String stage) {
        return place(status) >= place(stage);
    }

    private static int place(String status) {
        return switch (status) {
            case RETURNED -> STATUSES.place(REGISTERING);
            case APPROVED -> STATUSES.place(RETURNED);
            case FORFEITED -> STATUSES.place(TO_PAY);
            default -> STATUSES.place(status);
        };
    }

    /** Whether nothing is left to be done: paid, or given up. */
    public static boolean isOver(String status) {
        return status.equals(PAID) || status.equals(FORFEITED);
    }
}
