/**
 * Workbooks, CSV and pasted blocks in and out: the only place that knows POI and fastexcel. It reads what officers
 * really have, says of each cell what would become of it, and writes what WPS, Excel and LibreOffice open.
 */
@NullMarked
package cn.sixin.exchange;

import org.jspecify.annotations.NullMarked;
