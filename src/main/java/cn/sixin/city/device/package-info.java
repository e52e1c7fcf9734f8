/** Who a device is: its id, the code that makes it known, what it signs, the token it is given. No HTTP and no SQL. */
@NullMarked
package cn.sixin.city.device;

import org.jspecify.annotations.NullMarked;
