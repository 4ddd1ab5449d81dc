@NullMarked
package dev.pgstream.datasets.nexmark;

import org.jspecify.annotations.NullMarked;
