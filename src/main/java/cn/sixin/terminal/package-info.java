/** What the command lines of the desk and of the city server share: where they speak and how they end. */
@NullMarked
package cn.sixin.terminal;

import org.jspecify.annotations.NullMarked;
