/**
 * What station and city server say to each other: the messages as records, one codec, the hashes. Nothing here knows a
 * store, a connection or a window; both sides, the simulation and the package file use the same classes.
 */
@NullMarked
package cn.sixin.sync.protocol;

import org.jspecify.annotations.NullMarked;
