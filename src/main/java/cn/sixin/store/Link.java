package cn.sixin.store;

import cn.sixin.ledger.Column;
import java.util.UUID;

/**
 * Another row that is to name a new one as soon as that is saved, in the same step and undone with it.
 *
 * @param row the one that names
 * @param column of its ledger, where the new row's id goes
 */
public record Link(UUID row, Column<UUID> column) {}
