/** The shell around the engine: everything that touches a connection. Begin with {@link dev.pgstream.runtime.StreamTables}. */
@NullMarked
package dev.pgstream.runtime;

import org.jspecify.annotations.NullMarked;
