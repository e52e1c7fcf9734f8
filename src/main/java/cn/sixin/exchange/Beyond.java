package cn.sixin.exchange;

import java.io.IOException;

/** A limit reached in the middle of a stream, on its way through whatever reads it. */
final class Beyond extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Refused refused;

    Beyond(Refused refused) {
        super(refused);
        this.refused = refused;
    }

    Refused refused() {
        return refused;
    }
}
