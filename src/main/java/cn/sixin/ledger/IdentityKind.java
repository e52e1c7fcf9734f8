package cn.sixin.ledger;

import cn.sixin.code.Fault;
import cn.sixin.code.FaultKind;
import cn.sixin.code.Fold;
import cn.sixin.code.Mask;
import cn.sixin.code.ResidentId;
import cn.sixin.code.TravelPermit;
import java.util.ArrayList;
import java.util.List;

/**
 * The number of whichever identity document a person carries. Whether it is one that is wanted, a rule says, who knows
 * the document's kind, too: here only the form is judged, so that a permit is not blamed for being no citizen's number.
 */
public final class IdentityKind extends CodeKind {

    IdentityKind() {
        super(Editor.LINE);
    }

    @Override
    Checked checked(String typed, Context context) {
        String code = Fold.code(typed);
        if (isOther(code)) {
            return new Checked(code, List.of());
        }
        ResidentId.Check check = ResidentId.check(typed, context.today());
        return new Checked(check.number(), code.endsWith("*") ? star(check.faults()) : check.faults());
    }

    /** A star at the end stands for X where the check wants an X; else somebody hid the last digit. */
    private static List<Fault> star(List<Fault> faults) {
        if (faults.stream().anyMatch(fault -> fault.kind() == FaultKind.ID_CHECK)) {
            return List.of(new Fault(FaultKind.ID_HIDDEN, List.of()));
        }
        List<Fault> more = new ArrayList<>(faults);
        more.add(new Fault(FaultKind.ID_STAR, List.of()));
        return more;
    }

    /** A travel permit, or a passport, which begins with a letter: a number cut short must not pass for one. */
    private static boolean isOther(String code) {
        boolean letter = !code.isEmpty() && Character.isLetter(code.charAt(0));
        return TravelPermit.HK_MACAU.check(code).valid()
                || TravelPermit.TAIWAN.check(code).valid()
                || letter && TravelPermit.PASSPORT.check(code).valid();
    }

    @Override
    public String mask(String value, Showing showing) {
        return Mask.screenId(value);
    }
}
