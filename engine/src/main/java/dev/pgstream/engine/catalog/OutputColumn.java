package dev.pgstream.engine.catalog;

/** A column of the query's result. */
public record OutputColumn(String name, SqlType type) {}
