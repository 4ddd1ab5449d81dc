@NullMarked
package dev.pgstream.worker.graph;

import org.jspecify.annotations.NullMarked;
