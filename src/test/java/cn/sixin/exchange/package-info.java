@NullMarked
package cn.sixin.exchange;

import org.jspecify.annotations.NullMarked;
