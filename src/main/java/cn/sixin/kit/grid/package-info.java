/** A sheet to type into as into a spreadsheet: cells, blocks, the clipboard; it knows no feature (ADR 0014). */
@NullMarked
package cn.sixin.kit.grid;

import org.jspecify.annotations.NullMarked;
