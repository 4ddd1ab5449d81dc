/** Where the database is: a URL, or libpq's environment variables. */
@NullMarked
package dev.pgstream.worker.connect;

import org.jspecify.annotations.NullMarked;
