@NullMarked
package dev.pgstream.worker.output;

import org.jspecify.annotations.NullMarked;
