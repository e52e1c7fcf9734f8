package cn.sixin.app;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        throw new UnsupportedOperationException("the desk");
    }
}
