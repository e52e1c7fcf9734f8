/** The rotating log in the data folder, and the nets that keep personal data out of it. */
@NullMarked
package cn.sixin.app.log;

import org.jspecify.annotations.NullMarked;
