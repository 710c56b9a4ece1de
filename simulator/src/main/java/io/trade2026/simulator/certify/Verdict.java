package io.trade2026.simulator.certify;

/** How a case ended. */
public enum Verdict {
    /** All answers were as they have to be. */
    PASSED,
    /** An answer was wrong, missing or one too many. */
    FAILED,
    /** An answer differs where engines read the specification differently; counted apart. */
    QUARREL,
    /** Not played, for a reason that is written down. */
    SKIPPED
}
