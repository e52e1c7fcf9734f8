package cn.sixin.store;

/** Who changes rows, and on which device. */
public record Actor(String officer, String device) {}
