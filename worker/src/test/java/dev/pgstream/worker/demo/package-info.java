@NullMarked
package dev.pgstream.worker.demo;

import org.jspecify.annotations.NullMarked;
