@NullMarked
package dev.pgstream.worker.command;

import org.jspecify.annotations.NullMarked;
