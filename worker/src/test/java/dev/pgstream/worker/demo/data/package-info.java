@NullMarked
package dev.pgstream.worker.demo.data;

import org.jspecify.annotations.NullMarked;
