/** Whether change buffers, and the refreshes that read them, stay small under a steady load of writes. */
@NullMarked
package dev.pgstream.benchmarks.buffers;

import org.jspecify.annotations.NullMarked;
