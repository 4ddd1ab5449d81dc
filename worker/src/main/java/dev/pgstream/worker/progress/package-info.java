/** Progress on stderr for what takes long; nothing where stderr is no terminal. */
@NullMarked
package dev.pgstream.worker.progress;

import org.jspecify.annotations.NullMarked;
