package dev.pgstream.engine.hash;

import java.nio.charset.StandardCharsets;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/** xxHash64 (Collet, xxhash.com) of text. */
public final class XxHash {

    // Plain Java: a database backend grants neither native libraries nor Unsafe.
    private static final XXHash64 HASH = XXHashFactory.safeInstance().hash64();

    private XxHash() {}

    /** Returns the hash of the text's UTF-8 bytes with seed 0, its 64 bits as a signed number. */
    public static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HASH.hash(bytes, 0, bytes.length, 0);
    }
}
