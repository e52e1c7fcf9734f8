/** Charts in the theme's colours. Each says its figures to whoever cannot see it. */
@NullMarked
package cn.sixin.kit.chart;

import org.jspecify.annotations.NullMarked;
