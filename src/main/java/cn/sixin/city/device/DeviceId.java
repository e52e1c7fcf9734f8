package cn.sixin.city.device;

import cn.sixin.code.Town;
import cn.sixin.sync.protocol.Protocol;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The ids that the server gives to devices (UUIDv8, RFC 9562): random but for the 12 bits that name the device's home,
 * so that it is found where its home's data lies, without a directory of all towns.
 */
public final class DeviceId {
    private static final long VERSION = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int PREFIX = Integer.parseInt(Protocol.CITY) / 1000;

    private DeviceId() {}

    /** @param home 9 digits, one of {@link #homes()} */
    public static UUID fresh(String home, SecureRandom random) {
        long high = random.nextLong() & 0xFFFF_FFFF_FFFF_0000L | VERSION | place(home);
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT;
        return new UUID(high, low);
    }

    /** The home that an id names; empty when no server gave it. */
    public static Optional<String> home(UUID device) {
        return device.version() == 8 ? home((int) (device.getMostSignificantBits() & 0xFFF)) : Optional.empty();
    }

    /** The last three digits of a home's code, which are enough within the city. */
    static int place(String home) {
        int code = Integer.parseInt(home);
        if (code / 1000 != PREFIX) {
            throw new IllegalArgumentException("not of this city: " + home);
        }
        return code % 1000;
    }

    /** The home of which these are the last three digits; empty when there is none. */
    static Optional<String> home(int place) {
        String code = PREFIX + "%03d".formatted(place);
        return code.equals(Protocol.CITY)
                ? Optional.of(code)
                : Town.find(code).map(Town::code).filter(code::equals);
    }

    /** The towns that a device of this home may use, its home first. */
    public static List<String> places(String home) {
        return home.equals(Protocol.CITY)
                ? java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(Protocol.CITY),
                                Town.all().stream().map(Town::code))
                        .toList()
                : List.of(home, Protocol.CITY);
    }
}
