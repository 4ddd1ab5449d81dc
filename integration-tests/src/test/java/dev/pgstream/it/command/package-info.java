/** The command line against a database. */
@NullMarked
package dev.pgstream.it.command;

import org.jspecify.annotations.NullMarked;
