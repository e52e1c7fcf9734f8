/** The command line beside the window, on the same services. */
@NullMarked
package cn.sixin.app.cli;

import org.jspecify.annotations.NullMarked;
