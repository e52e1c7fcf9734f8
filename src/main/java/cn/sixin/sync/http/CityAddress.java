package cn.sixin.sync.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** The city server's address as an officer types it. */
public final class CityAddress {
    private static final int PORT_MOST = 65_535;

    private CityAddress() {}

    /**
     * Reads what was typed: {@code https} may be left out, full-width signs are taken for what they mean. A path is
     * dropped, since the protocol has its own.
     *
     * @return empty when it is no address, or one that would be spoken to without TLS beyond this computer
     */
    public static Optional<URI> read(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replace('\u3002', '.')
                .strip();
        if (!text.contains("://")) {
            text = "https://" + text;
        }
        try {
            URI given = new URI(text);
            String scheme = given.getScheme().toLowerCase(Locale.ROOT);
            String host = given.getHost();
            boolean named = host != null && given.getUserInfo() == null && given.getPort() <= PORT_MOST;
            boolean guarded = scheme.equals("https") || scheme.equals("http") && host != null && loopback(host);
            return named && guarded
                    ? Optional.of(new URI(scheme, null, host, given.getPort(), null, null, null))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** By its text alone: no name is looked up, so that nobody's name server decides what is plain. */
    private static boolean loopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        String address = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
