/** The city server's command line: serving, and what its administrator does. */
@NullMarked
package cn.sixin.city.cli;

import org.jspecify.annotations.NullMarked;
