/** What the city itself says to its towns: its lists of enterprises, and the seasons. */
@NullMarked
package cn.sixin.city.publish;

import org.jspecify.annotations.NullMarked;
