/** The city's store, on PostgreSQL or H2: the only place of the server that knows SQL. */
@NullMarked
package cn.sixin.city.db;

import org.jspecify.annotations.NullMarked;
