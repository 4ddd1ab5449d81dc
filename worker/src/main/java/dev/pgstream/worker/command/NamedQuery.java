package dev.pgstream.worker.command;

import picocli.CommandLine.Parameters;

/** A stream table's name and its query. */
final class NamedQuery extends QueryText {

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The stream table; like any table, perhaps with schema and quotes.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "-", description = "The same as --file -.")
    void dash(String word) {
        takeWord(word);
    }

    String name() {
        return name;
    }
}
