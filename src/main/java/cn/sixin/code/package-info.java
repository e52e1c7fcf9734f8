/** Identity codes, calendars and the folding of what was typed. Pure functions; knows no ledger, screen, store or file. */
@NullMarked
package cn.sixin.code;

import org.jspecify.annotations.NullMarked;
