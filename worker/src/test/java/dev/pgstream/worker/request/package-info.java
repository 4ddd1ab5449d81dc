@NullMarked
package dev.pgstream.worker.request;

import org.jspecify.annotations.NullMarked;
