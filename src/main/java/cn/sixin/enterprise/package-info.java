/** 企业名册: the roster of enterprises, on which every other ledger rests. */
@NullMarked
package cn.sixin.enterprise;

import org.jspecify.annotations.NullMarked;
