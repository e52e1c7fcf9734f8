package cn.sixin.ledger;

import cn.sixin.code.Uscc;

/** 统一社会信用代码, GB 32100-2015. */
public final class UsccKind extends CodeKind {

    UsccKind() {
        super(Editor.LINE);
    }

    @Override
    Checked checked(String typed, Context context) {
        Uscc.Check check = Uscc.check(typed);
        return new Checked(check.code(), check.faults());
    }
}
