package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import java.util.EnumSet;
import java.util.Set;

/** What a query may have or not, so that what works with one thing is tried without others too. */
enum Feature {
    OUTER_JOINS,
    LATERAL,
    FUNCTIONS,
    SUBQUERIES_IN_CONDITIONS,
    SCALAR_SUBQUERIES,
    GROUPS,
    GROUPING_SETS,
    WINDOWS,
    DISTINCT_ON,
    SET_OPERATIONS,
    COMMON_TABLES,
    RECURSION,
    VALUES,
    LIMITS;

    /** All of them, or as often as not any part of them. */
    static Set<Feature> some(Dice dice) {
        Set<Feature> features = EnumSet.allOf(Feature.class);
        if (dice.chance(70)) {
            features.removeIf(feature -> dice.chance(55));
        }
        return features;
    }
}
