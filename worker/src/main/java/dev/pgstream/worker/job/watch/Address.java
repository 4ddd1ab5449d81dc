package dev.pgstream.worker.job.watch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where metrics are served. */
public final class Address {

    private static final Pattern SHAPE = Pattern.compile("(?:(?<host>.+):)?(?<port>\\d{1,5})");
    private static final int HIGHEST_PORT = 65535;

    private Address() {}

    /**
     * Parses {@code [host:]port}. Without a host, only this machine can connect.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public static InetSocketAddress parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > HIGHEST_PORT) {
            throw new IllegalArgumentException("'" + text + "' is no address; it must be like 9187 or 0.0.0.0:9187");
        }
        int port = Integer.parseInt(matcher.group("port"));
        String host = matcher.group("host");
        return host == null
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : new InetSocketAddress(host, port);
    }
}
