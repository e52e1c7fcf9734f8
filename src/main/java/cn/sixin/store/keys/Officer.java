package cn.sixin.store.keys;

import java.util.UUID;

/** Someone who signs in on this station. */
public record Officer(UUID id, String name, Role role, boolean disabled) {}
