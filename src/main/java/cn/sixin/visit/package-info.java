/** 走访慰问: whom the town's people went to see, what they heard, when they go again. */
@NullMarked
package cn.sixin.visit;

import org.jspecify.annotations.NullMarked;
