/**
 * Stage 2 of the fuzzer: random queries by a typed grammar. Their results are a function of the data as a multiset:
 * whatever depends on an order has a total one, and numbers that are divided are rounded.
 */
@NullMarked
package dev.pgstream.testkit.fuzz.query;

import org.jspecify.annotations.NullMarked;
