@NullMarked
package dev.pgstream.worker.connect;

import org.jspecify.annotations.NullMarked;
