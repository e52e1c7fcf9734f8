/**
 * The server's merge engine: what a push does to a town's rows and what a pull is given, as pure logic over
 * {@link cn.sixin.city.engine.TownTx}. No HTTP, no SQL, no clock of its own.
 */
@NullMarked
package cn.sixin.city.engine;

import org.jspecify.annotations.NullMarked;
