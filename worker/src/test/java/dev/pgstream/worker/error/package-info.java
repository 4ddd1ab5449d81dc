@NullMarked
package dev.pgstream.worker.error;

import org.jspecify.annotations.NullMarked;
