/**
 * Push and pull as a file, for where there is no network: the messages of the protocol, encrypted to the other side and
 * signed (ADR 0022). Knows keys and bytes, neither a store nor a town.
 */
@NullMarked
package cn.sixin.sync.parcel;

import org.jspecify.annotations.NullMarked;
