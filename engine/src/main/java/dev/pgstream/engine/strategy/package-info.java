/**
 * Beside the stages: whether a refresh applies changes or computes everything, by what both have cost this stream table
 * before. Pure: samples in, a choice out.
 */
@NullMarked
package dev.pgstream.engine.strategy;

import org.jspecify.annotations.NullMarked;
