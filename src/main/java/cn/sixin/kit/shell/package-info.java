/** The parts of the desk's window: rail, header, find box, status bar. */
@NullMarked
package cn.sixin.kit.shell;

import org.jspecify.annotations.NullMarked;
