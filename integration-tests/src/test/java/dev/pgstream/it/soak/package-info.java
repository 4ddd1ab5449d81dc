/** The whole under load, for as long as wanted, while workers are killed and the server is restarted. */
@NullMarked
package dev.pgstream.it.soak;

import org.jspecify.annotations.NullMarked;
