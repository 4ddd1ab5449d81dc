package dev.pgstream.pljava;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What an SQL declaration says about the Java behind it: {@code [result=]class.method(types)}.
 *
 * @param result the type of the result; empty where the declaration leaves it to PL/Java
 */
record JavaMethod(String result, String type, String name, List<String> parameters) {

    private static final Pattern DECLARATION =
            Pattern.compile("LANGUAGE java[^']*'\\s*(?:([\\w.]+)=)?([\\w.]+)\\.(\\w+)\\(([^)]*)\\)\\s*'");

    private static final Map<String, Class<?>> PRIMITIVES = Map.of("long", long.class, "boolean", boolean.class);

    /** Returns those that a script declares. */
    static List<JavaMethod> in(String script) {
        return DECLARATION.matcher(script).results().map(JavaMethod::of).toList();
    }

    private static JavaMethod of(MatchResult match) {
        String result = match.group(1) == null ? "" : match.group(1);
        List<String> parameters = Arrays.stream(match.group(4).split(",", -1))
                .map(String::strip)
                .filter(parameter -> !parameter.isEmpty())
                .toList();
        return new JavaMethod(result, match.group(2), match.group(3), parameters);
    }

    /** Finds the public method. */
    Method resolve() throws ReflectiveOperationException {
        Class<?>[] types = new Class<?>[parameters.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = type(parameters.get(i));
        }
        return Class.forName(type).getMethod(name, types);
    }

    /** Finds the type of the result that is declared; void where there is none. */
    Class<?> resultType() throws ClassNotFoundException {
        return result.isEmpty() ? void.class : type(result);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        Class<?> primitive = PRIMITIVES.get(name);
        return primitive == null ? Class.forName(name) : primitive;
    }
}
