/** 日调度: one row an enterprise and day, from the season's first dispatch day to its last. */
@NullMarked
package cn.sixin.dispatch;

import org.jspecify.annotations.NullMarked;
