/** A station's syncing as a use case: joining a city server, one sync of all its towns, the receipt of it. No window. */
@NullMarked
package cn.sixin.app.sync;

import org.jspecify.annotations.NullMarked;
