package dev.pgstream.worker.connect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a URL apart that libpq's tools accept: {@code postgresql://user:password@host:port/database?sslmode=require}. */
final class LibpqUrl {

    private static final Pattern SHAPE = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
            + "(?<hosts>[^/?@]*)"
            + "(?:/(?<database>[^?]*))?"
            + "(?:\\?(?<parameters>.*))?");

    private LibpqUrl() {}

    static boolean matches(String url) {
        return url.startsWith("postgresql://") || url.startsWith("postgres://");
    }

    /** The parameters in the URL; several hosts stay one value, separated by commas. */
    static Map<LibpqParameter, String> parse(String url) {
        Matcher matcher = SHAPE.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the URL is not of the form postgresql://user@host:port/database");
        }
        Map<LibpqParameter, String> values = new EnumMap<>(LibpqParameter.class);
        put(values, LibpqParameter.USER, matcher.group("user"));
        put(values, LibpqParameter.PASSWORD, matcher.group("password"));
        put(values, LibpqParameter.HOST, matcher.group("hosts"));
        put(values, LibpqParameter.DBNAME, matcher.group("database"));
        String parameters = matcher.group("parameters");
        if (parameters != null && !parameters.isEmpty()) {
            for (String assignment : parameters.split("&", -1)) {
                assign(values, assignment);
            }
        }
        return values;
    }

    private static void assign(Map<LibpqParameter, String> values, String assignment) {
        int equals = assignment.indexOf('=');
        String name = equals < 0 ? assignment : assignment.substring(0, equals);
        LibpqParameter parameter = LibpqParameter.named(name)
                .orElseThrow(() -> new IllegalArgumentException("the URL has an unknown parameter: " + name));
        if (equals < 0) {
            throw new IllegalArgumentException("the parameter " + name + " of the URL has no value");
        }
        put(values, parameter, assignment.substring(equals + 1));
    }

    private static void put(Map<LibpqParameter, String> values, LibpqParameter parameter, String encoded) {
        if (encoded != null && !encoded.isEmpty()) {
            // A plus is a plus in these URLs, unlike in HTML forms.
            values.put(parameter, URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
    }
}
