@NullMarked
package dev.pgstream.datasets.tpch;

import org.jspecify.annotations.NullMarked;
