/** Benchmarks: named mains that print figures with their ratio to a bare run; nothing here is a test. */
@NullMarked
package cn.sixin.bench;

import org.jspecify.annotations.NullMarked;
