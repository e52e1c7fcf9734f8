/** The bureau's board: what it says, of whom, and how it looks. Nothing on it names a person or an enterprise. */
@NullMarked
package cn.sixin.city.board;

import org.jspecify.annotations.NullMarked;
