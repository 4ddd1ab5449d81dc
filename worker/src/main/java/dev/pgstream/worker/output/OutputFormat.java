package dev.pgstream.worker.output;

import java.util.Locale;

/** The values of {@code --output}, which are written in lower case. */
enum OutputFormat {
    TABLE,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
