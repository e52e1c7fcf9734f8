package cn.sixin.sync.parcel;

import java.util.Locale;

/** Why a package was not taken; nothing has changed then. Worded by {@code parcel.<code>} and {@code .remedy}. */
public enum ParcelTrouble {
    /** Some other file. */
    NOT_A_PACKAGE,
    /** Written by a program that writes them otherwise. */
    OTHER_VERSION,
    /** The file ends before the package does, as when the stick was pulled out. */
    CUT_OFF,
    /** Larger than a package may be. */
    TOO_LARGE,
    /** It goes the other way: an answer where a device's package is wanted, or the reverse. */
    OTHER_WAY,
    /** Encrypted to another device or another server. */
    OTHER_RECEIVER,
    /** No device that this server knows. */
    UNKNOWN_SENDER,
    /** The device that sent it was revoked. */
    REVOKED,
    /** Changed on the way, or by somebody else than it says. */
    SIGNATURE,
    /** Taken before, or a newer one was. */
    TOO_OLD,
    /** Signed as it should be, and yet no message of the protocol. */
    BROKEN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
