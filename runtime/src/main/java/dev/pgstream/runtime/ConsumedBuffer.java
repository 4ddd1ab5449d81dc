package dev.pgstream.runtime;

/**
 * A change buffer that a refresh has read and not cleaned.
 *
 * @param id its number
 * @param consumer the stream table that was refreshed
 * @param seenUpTo where that one's frontier ended before
 * @param large whether it holds so many consumed rows that a TRUNCATE is cheaper than a DELETE
 */
public record ConsumedBuffer(long id, long consumer, long seenUpTo, boolean large) {}
