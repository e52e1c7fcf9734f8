/** What holds the house: style, architecture, labels, and the agreement of schema, declarations and forms. */
@NullMarked
package cn.sixin.house;

import org.jspecify.annotations.NullMarked;
