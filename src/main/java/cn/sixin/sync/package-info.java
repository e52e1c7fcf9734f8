/**
 * The station's side of sync: what is pushed, what becomes of its answers, what is pulled and how it meets edits that
 * are still on their way. It asks a store and a transport by interfaces, so that the same code runs over the encrypted
 * store and HTTP, over a package file, and in the simulation that proves it.
 */
@NullMarked
package cn.sixin.sync;

import org.jspecify.annotations.NullMarked;
