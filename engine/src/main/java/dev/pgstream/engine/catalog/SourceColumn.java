package dev.pgstream.engine.catalog;

/**
 * A column of a source table.
 *
 * @param number its {@code attnum}, which stays the same when the column is renamed
 * @param used whether the query reads it; only such columns and key columns are captured
 */
public record SourceColumn(int number, String name, SqlType type, boolean notNull, boolean used) {}
