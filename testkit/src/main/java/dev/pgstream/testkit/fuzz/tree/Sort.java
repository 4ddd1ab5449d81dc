package dev.pgstream.testkit.fuzz.tree;

/** What a tree stands for: a tree may stand in for another one of the same sort. */
public sealed interface Sort permits Type, Part {}
