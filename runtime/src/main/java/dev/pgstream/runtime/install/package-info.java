/** Puts pg_stream into a database, brings it up to date there, and takes it out again. */
@NullMarked
package dev.pgstream.runtime.install;

import org.jspecify.annotations.NullMarked;
