package cn.sixin.ledger;

import cn.sixin.code.Mask;
import cn.sixin.code.ResidentId;

/** 公民身份号码, GB 11643-1999; 15 digits are read as the 18 that they became. */
public final class ResidentIdKind extends CodeKind {

    ResidentIdKind() {
        super(Editor.LINE);
    }

    @Override
    Checked checked(String typed, Context context) {
        ResidentId.Check check = ResidentId.check(typed, context.today());
        return new Checked(check.number(), check.faults());
    }

    @Override
    public String mask(String value, Showing showing) {
        return Mask.screenId(value);
    }
}
