/** 专项行动: the parameters of a season, its dates, thresholds and targets, as rows. */
@NullMarked
package cn.sixin.season;

import org.jspecify.annotations.NullMarked;
