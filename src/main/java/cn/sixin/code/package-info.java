/** Identity codes and calendars: what they are made of, how people write them, whether they can be right. */
@NullMarked
package cn.sixin.code;

import org.jspecify.annotations.NullMarked;
