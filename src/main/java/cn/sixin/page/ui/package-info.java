/** The page of any ledger on screen: table, form, history, recycle view, bulk edit, import and export. */
@NullMarked
package cn.sixin.page.ui;

import org.jspecify.annotations.NullMarked;
