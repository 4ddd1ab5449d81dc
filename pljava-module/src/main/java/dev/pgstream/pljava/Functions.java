package dev.pgstream.pljava;

import dev.pgstream.engine.hash.XxHash;
import dev.pgstream.runtime.Alteration;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.SourceAlteration;
import dev.pgstream.runtime.StreamTables;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The functions of the SQL API. Their contracts are in {@code sql/functions/}. */
public final class Functions {

    private Functions() {}

    public static void create(
            @Nullable String name,
            @Nullable String query,
            @Nullable String schedule,
            @Nullable String refreshMode,
            @Nullable Boolean initialize,
            @Nullable String consistency)
            throws SQLException {
        Call.run(c ->
                new StreamTables(c).create(declaration(name, query, schedule, refreshMode, initialize, consistency)));
    }

    public static void createOrReplace(
            @Nullable String name,
            @Nullable String query,
            @Nullable String schedule,
            @Nullable String refreshMode,
            @Nullable Boolean initialize,
            @Nullable String consistency)
            throws SQLException {
        Call.run(c -> new StreamTables(c)
                .createOrReplace(declaration(name, query, schedule, refreshMode, initialize, consistency)));
    }

    public static void alter(
            @Nullable String name,
            @Nullable String query,
            @Nullable String schedule,
            @Nullable String refreshMode,
            @Nullable String status,
            @Nullable String consistency)
            throws SQLException {
        Alteration change = new Alteration(query, schedule, refreshMode, status, consistency);
        Call.run(c -> new StreamTables(c).alter(Argument.given("name", name), change));
    }

    public static void alterSource(@Nullable String source, @Nullable String triggerMode, @Nullable Boolean unlogged)
            throws SQLException {
        SourceAlteration change = new SourceAlteration(triggerMode, unlogged);
        Call.run(c -> new StreamTables(c).alterSource(Argument.given("source", source), change));
    }

    public static void drop(@Nullable String name, @Nullable Boolean cascade) throws SQLException {
        Call.run(c -> new StreamTables(c).drop(Argument.given("name", name), Argument.given("cascade", cascade)));
    }

    public static String refresh(@Nullable String name) throws SQLException {
        return Call.of(c -> new StreamTables(c).refresh(Argument.given("name", name)))
                .action()
                .name();
    }

    public static long verify(@Nullable String name) throws SQLException {
        return Call.of(c -> new StreamTables(c).verify(Argument.given("name", name)));
    }

    public static String explain(@Nullable String name) throws SQLException {
        return Call.of(c -> new StreamTables(c).explain(Argument.given("name", name)));
    }

    public static String validate(@Nullable String query) throws SQLException {
        return Call.of(c -> new StreamTables(c).validate(Argument.given("query", query)));
    }

    public static long hash(String text) {
        return XxHash.hash(text);
    }

    private static Declaration declaration(
            @Nullable String name,
            @Nullable String query,
            @Nullable String schedule,
            @Nullable String refreshMode,
            @Nullable Boolean initialize,
            @Nullable String consistency)
            throws SQLException {
        return new Declaration(
                Argument.given("name", name),
                Argument.given("query", query),
                schedule,
                Argument.given("refresh_mode", refreshMode),
                Argument.given("initialize", initialize),
                Argument.given("consistency", consistency));
    }
}
