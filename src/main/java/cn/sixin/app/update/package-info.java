/** A newer program out of a file: read, judged, laid beside the present one, put in its place once it has ended. */
@NullMarked
package cn.sixin.app.update;

import org.jspecify.annotations.NullMarked;
