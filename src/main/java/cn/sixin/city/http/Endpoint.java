package cn.sixin.city.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One thing that can be asked for. The OpenAPI document names each of them, and no other.
 *
 * @param path with {@code {names}} for its parts that vary
 */
record Endpoint(HandlerType method, String path, Handler handler) {}
