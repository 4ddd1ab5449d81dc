package dev.pgstream.runtime;

import org.jspecify.annotations.Nullable;

/** What to change of a stream table; nulls keep what is. {@code status} is {@code ACTIVE} or {@code SUSPENDED}. */
public record Alteration(
        @Nullable String query,
        @Nullable String schedule,
        @Nullable String refreshMode,
        @Nullable String status,
        @Nullable String consistency) {

    /** A change of the status alone. */
    public static Alteration ofStatus(String status) {
        return new Alteration(null, null, null, status, null);
    }
}
