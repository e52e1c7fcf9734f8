/** The seasons on screen: the one ledger that the desk itself rests on, so that its page lies here (ADR 0012). */
@NullMarked
package cn.sixin.page.season;

import org.jspecify.annotations.NullMarked;
