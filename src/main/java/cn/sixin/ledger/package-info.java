/**
 * The heart of the house: what a ledger is. A ledger is declared once ({@link cn.sixin.ledger.Ledger}); table,
 * filter, form, change log, import, export and masking follow from the declaration. No JavaFX, no SQL, no workbook
 * library here.
 */
@NullMarked
package cn.sixin.ledger;

import org.jspecify.annotations.NullMarked;
