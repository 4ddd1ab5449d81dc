@NullMarked
package dev.pgstream.worker;

import org.jspecify.annotations.NullMarked;
