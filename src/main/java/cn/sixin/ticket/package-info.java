/** Group tickets of the Spring Festival season (团体票): batches and their passengers, declared, with their rules. */
@NullMarked
package cn.sixin.ticket;

import org.jspecify.annotations.NullMarked;
