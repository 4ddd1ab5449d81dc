/** Installs and removes the capture of sources' changes. */
@NullMarked
package dev.pgstream.runtime.capture;

import org.jspecify.annotations.NullMarked;
