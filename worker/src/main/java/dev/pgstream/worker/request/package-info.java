/** Does what was requested by SQL in a database whose functions can't do it themselves. */
@NullMarked
package dev.pgstream.worker.request;

import org.jspecify.annotations.NullMarked;
