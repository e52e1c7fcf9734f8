package cn.sixin.kit.shell;

/** A line of the find box's list. */
sealed interface FindLine {
    record Heading(String title, int total) implements FindLine {}

    record Found(FindBox.Hit hit) implements FindLine {}
}
