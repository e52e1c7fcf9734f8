package cn.sixin.terminal;

/** What a command's exit code says to a script. */
public final class Exit {
    public static final int DONE = 0;
    /** Done as far as it goes, or not at all: something is told in a sentence that the officer can put right. */
    public static final int PROBLEM = 1;
    /** The command line makes no sense; nothing was done. */
    public static final int USAGE = 2;
    /** No display for a window; the build takes it as a good end. */
    public static final int NO_DISPLAY = 3;
    /** The store was not opened, or did not take what was to be written: wrong password, in use, full, damaged. */
    public static final int STORE = 4;
    /** Our fault: a code was printed and the log has the rest. */
    public static final int FAULT = 70;

    private Exit() {}
}
