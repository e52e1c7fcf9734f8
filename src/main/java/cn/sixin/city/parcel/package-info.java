/** The city's answer to a sync package, by the engine that answers over HTTP (ADR 0022). */
@NullMarked
package cn.sixin.city.parcel;

import org.jspecify.annotations.NullMarked;
