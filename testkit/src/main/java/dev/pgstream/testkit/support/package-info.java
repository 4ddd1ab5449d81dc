/**
 * What SQL is supported: examples of each construct, what the server says of them, what the engine makes of them, and
 * the page of documentation that says so.
 */
@NullMarked
package dev.pgstream.testkit.support;

import org.jspecify.annotations.NullMarked;
