package cn.sixin.app.cli;

/** What a command's exit code says to a script; 2 is the parser's own, for a command that makes no sense. */
public final class Exit {
    public static final int DONE = 0;
    /** Something that the officer can put right, told in a sentence. */
    public static final int PROBLEM = 1;
    /** No display for a window; the build takes it as a good end. */
    public static final int NO_DISPLAY = 3;
    /** Our fault: a code was printed and the log has the rest. */
    public static final int FAULT = 70;

    private Exit() {}
}
