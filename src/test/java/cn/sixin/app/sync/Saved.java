package cn.sixin.app.sync;

import java.util.UUID;

/**
 * An edit that an officer was told is saved.
 *
 * @param token the value, which no other edit has
 */
record Saved(String who, UUID row, String column, String token) {}
