/** 一对一服务台账: what key enterprises need, from raised to closed. */
@NullMarked
package cn.sixin.service;

import org.jspecify.annotations.NullMarked;
