/** Looks at a database from outside: what pg_stream needs there, what is missing, and how to add it. */
@NullMarked
package dev.pgstream.worker.doctor;

import org.jspecify.annotations.NullMarked;
