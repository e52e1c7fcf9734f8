@NullMarked
package cn.sixin.app.update;

import org.jspecify.annotations.NullMarked;
