/** pg_stream comes into a database and goes out of it again. */
@NullMarked
package dev.pgstream.it.install;

import org.jspecify.annotations.NullMarked;
