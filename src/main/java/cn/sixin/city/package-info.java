/** The city server: what the towns' stations sync with. No window here, and nothing of the desk's. */
@NullMarked
package cn.sixin.city;

import org.jspecify.annotations.NullMarked;
