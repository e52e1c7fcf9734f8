/** What the page of any ledger knows and does, without a control: it is declared once and serves all ledgers. */
@NullMarked
package cn.sixin.page;

import org.jspecify.annotations.NullMarked;
