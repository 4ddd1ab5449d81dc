package dev.pgstream.worker.command;

import picocli.CommandLine.Parameters;

/** A query without a name. */
final class LoneQuery extends QueryText {

    @Parameters(index = "0", arity = "0..1", paramLabel = "-", description = "The same as --file -.")
    void dash(String word) {
        takeWord(word);
    }
}
