package dev.pgstream.engine.sql;

import java.util.List;
import java.util.Optional;

/** Which weight column a SELECT puts out. */
enum Weight {
    /** None: the rows are plain. */
    NONE,
    /** The product of the inputs' weights; 1 for plain rows. */
    PLUS,
    /** The same with the other sign. */
    MINUS;

    Weight flipped() {
        return this == PLUS ? MINUS : PLUS;
    }

    /** Returns the weight's expression over these input weights. */
    Optional<String> of(List<String> factors) {
        if (this == NONE) {
            return Optional.empty();
        }
        String product = factors.isEmpty() ? "1" : String.join(" * ", factors);
        return Optional.of(this == PLUS ? product : "-(" + product + ")");
    }
}
