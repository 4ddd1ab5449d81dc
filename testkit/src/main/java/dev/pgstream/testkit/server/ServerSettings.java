package dev.pgstream.testkit.server;

import java.util.Map;
import java.util.TreeMap;

/** The settings with which every test server starts, so that results do not depend on the kind of server. */
final class ServerSettings {

    /** Data may be lost in a crash: no test survives one anyway. */
    private static final Map<String, String> COMMON = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_connections", "100",
            "max_prepared_transactions", "20",
            "autovacuum_naptime", "5s",
            "timezone", "UTC");

    private ServerSettings() {}

    static Map<String, String> common() {
        return new TreeMap<>(COMMON);
    }
}
