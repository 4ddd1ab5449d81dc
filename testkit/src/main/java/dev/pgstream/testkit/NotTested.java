package dev.pgstream.testkit;

import org.junit.jupiter.api.Assumptions;

/** Leaves out tests of what needs a program that the machine doesn't have, and says so in one line. */
public final class NotTested {

    private NotTested() {}

    /**
     * Skips the test unless it can run.
     *
     * @param what is not tested then, and why
     */
    public static void unless(boolean possible, String what) {
        if (!possible) {
            tell(what);
        }
        Assumptions.assumeTrue(possible, what);
    }

    /** Says it where the test goes on with something else. */
    public static void tell(String what) {
        System.err.println("##### NOT TESTED: " + what + " #####");
    }
}
