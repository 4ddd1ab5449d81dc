/** Stream tables that are refreshed on one snapshot and appear together. */
@NullMarked
package dev.pgstream.it.group;

import org.jspecify.annotations.NullMarked;
