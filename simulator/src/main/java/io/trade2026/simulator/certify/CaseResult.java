package io.trade2026.simulator.certify;

import java.util.List;

/**
 * What became of one case.
 *
 * @param group such as the version of FIX
 * @param name of the case within its group
 * @param title what it is about, in words
 * @param verdict how it ended
 * @param place where it stopped, such as {@code line 12}; empty when it passed
 * @param expected what had to come there; empty when it passed
 * @param received what came instead; empty when it passed or nothing came
 * @param reason why that is wrong, or why the case was not played; empty when it passed
 * @param rule the rule of FIX behind it; empty when the case says it itself
 * @param transcript all that was sent and received, one message a line
 * @param millis how long it took
 */
public record CaseResult(
        String group,
        String name,
        String title,
        Verdict verdict,
        String place,
        String expected,
        String received,
        String reason,
        String rule,
        List<String> transcript,
        long millis) {
    /** Copies the transcript. */
    public CaseResult {
        transcript = List.copyOf(transcript);
    }

    /** Returns whether nothing has to be mended: it passed, was skipped, or is a quarrel. */
    public boolean isFine() {
        return verdict != Verdict.FAILED;
    }

    /** Returns the same case under another verdict. */
    public CaseResult as(Verdict other, String otherRule) {
        return new CaseResult(
                group, name, title, other, place, expected, received, reason, otherRule, transcript, millis);
    }

    /** Returns the case as a few lines for a terminal or a test's failure. */
    public String text() {
        if (verdict == Verdict.PASSED) {
            return group + " " + name + ": passed";
        }
        return group + " " + name + ": " + verdict + " at " + place + ": " + reason + "\n  expected " + expected
                + "\n  received " + received + "\n  " + String.join("\n  ", transcript);
    }
}
