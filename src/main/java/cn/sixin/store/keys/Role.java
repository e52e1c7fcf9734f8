package cn.sixin.store.keys;

/** What an officer may do in this program; a rule of the program, not of the encryption. */
public enum Role {
    /** Adds, disables and resets officers. */
    LEAD,
    OFFICER
}
