/** The server's log: one JSON object a line, without personal data. */
@NullMarked
package cn.sixin.city.log;

import org.jspecify.annotations.NullMarked;
