/** A station's way from closed files to a signed-in officer, for the window and the command line alike. */
@NullMarked
package cn.sixin.app.station;

import org.jspecify.annotations.NullMarked;
