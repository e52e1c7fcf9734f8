/** The station's way to the city server over HTTP: enrolment, sessions, push and pull, attachments in pieces. */
@NullMarked
package cn.sixin.sync.http;

import org.jspecify.annotations.NullMarked;
