package cn.sixin.sync;

/** What must hold in every run of the simulation, whatever happens to whom and when. */
enum Invariant {
    /** Three rounds without faults after the last edit every station has what the server has. */
    CONVERGENCE,
    /** An edit that was saved is in the row, in a conflict, or before a person; none overwrites another one unseen. */
    NO_LOST_EDIT,
    /** A number of a device has one answer and one effect, however often it is sent. */
    EXACTLY_ONCE,
    /** A cursor goes forward, or back to 0 with a reason, and never ahead of the server. */
    CURSOR_MONOTONIC,
    /** A town's numbers are given one after the other, each to one version of one row. */
    SEQ_DENSE,
    /** A device's edits take effect in the order of its log. */
    DEVICE_ORDER,
    /** A conflict reaches every station of the town, once; there is none about equal values. */
    CONFLICT_ONCE,
    /** Edits of different columns never conflict, in whichever order they come. */
    DISJOINT_COMMUTE,
    /** A deleted row comes back by restoring it alone. */
    NO_RESURRECTION,
    /** No byte of another town reaches a device. */
    TOWN_ISOLATION,
    /** From the moment of its revocation nothing of a device is taken and nothing is given to it. */
    REVOKED_NOTHING,
    /** What is whole under a hash has that hash, however its pieces came. */
    ATTACHMENT_HASH,
    /** The station's log is as it was written: nothing altered, nothing missing, nothing between. */
    AUDIT_CHAIN,
    /** A program that does not know a column never clears it. */
    UNKNOWN_COLUMNS,
    /** What a save acknowledged is there after a kill at any moment. */
    SAVED_SURVIVES,
    /** What a restored server has lost comes back from its devices, or is put before a person. */
    RESTORE_TOLD,
    /** Pages and pushes keep to their bounds; an edit that cannot be kept blocks no other. */
    BOUNDS
}
