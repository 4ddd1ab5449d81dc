package dev.pgstream.pljava;

import dev.pgstream.runtime.tick.Tick;
import java.sql.SQLException;

/** The steps of {@code pgstream.tick()}. Their contracts are in {@code sql/functions/tick/}. */
public final class Ticks {

    private Ticks() {}

    public static String due() throws SQLException {
        return Call.of(c -> new Tick(c).due());
    }

    public static void lock(String members) throws SQLException {
        Call.run(c -> new Tick(c).lock(members));
    }

    public static String refresh(long member) throws SQLException {
        return Call.of(c -> new Tick(c).refresh(member));
    }

    public static void mend(long member) throws SQLException {
        Call.run(c -> new Tick(c).mend(member));
    }

    public static void clean(String buffers) throws SQLException {
        Call.run(c -> new Tick(c).clean(buffers));
    }

    public static void failed(long member, String sqlState, String message) throws SQLException {
        Call.run(c -> new Tick(c).failed(member, sqlState, message));
    }
}
