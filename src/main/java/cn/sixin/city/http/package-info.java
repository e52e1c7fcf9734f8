/** The city server's HTTP: routes, what is let in and how much of it, and what is answered. */
@NullMarked
package cn.sixin.city.http;

import org.jspecify.annotations.NullMarked;
