package cn.sixin.sync.protocol;

/** Thrown where a request is refused as a whole; the transaction it was in is rolled back. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Trouble trouble;

    public Refusal(Trouble trouble) {
        super(trouble.type().code(), null, false, false);
        this.trouble = trouble;
    }

    public Refusal(Trouble.Type type) {
        this(Trouble.of(type));
    }

    public Trouble trouble() {
        return trouble;
    }
}
