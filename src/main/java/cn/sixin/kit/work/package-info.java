/** What runs off the screen's thread, and how it comes back to it. */
@NullMarked
package cn.sixin.kit.work;

import org.jspecify.annotations.NullMarked;
