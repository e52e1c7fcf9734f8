package cn.sixin.page.ui;

/** A part of a form that can take back what was done in it, before Ctrl+Z means the last save. */
interface TakesBack {
    boolean hasSomething();

    void takeBack();
}
