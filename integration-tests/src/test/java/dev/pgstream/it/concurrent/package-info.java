/** Writers and refreshers at the same time. */
@NullMarked
package dev.pgstream.it.concurrent;

import org.jspecify.annotations.NullMarked;
