/** What users see when something goes wrong: one line, and an exit code. */
@NullMarked
package dev.pgstream.worker.error;

import org.jspecify.annotations.NullMarked;
