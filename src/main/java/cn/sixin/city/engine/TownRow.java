package cn.sixin.city.engine;

import java.util.UUID;

/**
 * Where a town stands.
 *
 * @param town 9 digits
 * @param epoch changes whenever the server is restored from a backup
 * @param seq the last number that was given to a version of a row
 * @param rows kept, deleted ones too
 * @param generation how often the server was restored: revisions of a later one are larger than all before
 * @param floor a cursor below it has missed the deletion of rows that are forgotten now
 */
public record TownRow(String town, UUID epoch, long seq, long rows, int generation, long floor) {}
