package dev.pgstream.testkit.support;

import dev.pgstream.engine.parse.SqlScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples, over the tables of the oracle's shop and some more. */
public final class Constructs {

    private static final Pattern ITEM = Pattern.compile(
            "(?m)^-- # (?<section>.+)$|^-- (?:\\[(?<version>\\d+)\\] )?(?<name>.+)\\n(?<query>[^;]+);$");

    private Constructs() {}

    /** Returns all examples in order; the names of a section differ. */
    public static List<Construct> all() {
        List<Construct> constructs = new ArrayList<>();
        String section = "";
        Matcher items = ITEM.matcher(resource("constructs.sql"));
        while (items.find()) {
            if (items.group("section") != null) {
                section = items.group("section");
                continue;
            }
            int version = Integer.parseInt(Objects.requireNonNullElse(items.group("version"), "0"));
            constructs.add(new Construct(section, items.group("name"), version, items.group("query")));
        }
        return constructs;
    }

    /** Returns the statements that make what the examples read beside the shop. */
    public static List<String> setup() {
        return SqlScript.statements(resource("setup.sql"));
    }

    static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(Constructs.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
