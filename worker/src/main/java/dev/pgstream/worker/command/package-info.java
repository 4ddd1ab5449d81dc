/** The commands, one a class. */
@NullMarked
package dev.pgstream.worker.command;

import org.jspecify.annotations.NullMarked;
