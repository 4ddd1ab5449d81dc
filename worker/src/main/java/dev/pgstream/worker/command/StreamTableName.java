package dev.pgstream.worker.command;

import picocli.CommandLine.Parameters;

/** The one stream table that a command works on. */
final class StreamTableName {

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The stream table; like any table, perhaps with schema and quotes.")
    private String name = "";

    String value() {
        return name;
    }
}
