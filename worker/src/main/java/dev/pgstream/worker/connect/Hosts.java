package dev.pgstream.worker.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The host part of a JDBC URL, made of libpq's lists of hosts and ports. */
final class Hosts {

    private static final String DEFAULT_PORT = "5432";
    private static final Pattern WITH_PORT = Pattern.compile("(\\[.*]|[^:]*):(?<port>\\d*)");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    private Hosts() {}

    /**
     * Returns {@code host:port,host:port}.
     *
     * @param hosts separated by commas, each perhaps with a port
     * @param ports one for all hosts or one for each, separated by commas; null for the default
     */
    static String of(String hosts, @Nullable String ports) {
        String[] names = hosts.split(",", -1);
        String[] numbers = ports == null ? new String[] {DEFAULT_PORT} : ports.split(",", -1);
        if (numbers.length > 1 && numbers.length != names.length) {
            throw new IllegalArgumentException(
                    "there are %d hosts and %d ports".formatted(names.length, numbers.length));
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            all.add(of(names[i], numbers[numbers.length == 1 ? 0 : i], ports));
        }
        return String.join(",", all);
    }

    private static String of(String host, String port, @Nullable String ports) {
        if (host.startsWith("/") || host.startsWith("@")) {
            throw new IllegalArgumentException(
                    "the host " + host
                            + " is a folder of sockets, and Java's driver connects over TCP only; name a host such as localhost");
        }
        if (WITH_PORT.matcher(host).matches()) {
            return host;
        }
        String number = port.isEmpty() ? DEFAULT_PORT : port;
        if (!PORT.matcher(number).matches()) {
            throw new IllegalArgumentException("the port is not a number: " + ports);
        }
        boolean bareIpv6 = host.indexOf(':') >= 0 && !host.startsWith("[");
        String name = host.isEmpty() ? "localhost" : host;
        return (bareIpv6 ? "[" + name + "]" : name) + ":" + number;
    }
}
