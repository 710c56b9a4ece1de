package io.trade2026.ops.clinic;

import io.trade2026.ops.clinic.SessionFile.Saying;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The likely cause of what is wrong with a session, and what would mend it. A pure function of the session's file.
 *
 * @param cause of it
 * @param sentence for people
 * @param theirNextIn MsgSeqNum(34) that the counterparty expects of us, by its own last word; 0 when it said nothing
 * @param theirNextOut MsgSeqNum(34) of the counterparty's next message, by its own last word; 0 when it said nothing
 * @param repairs that would mend it, the best first
 */
public record Diagnosis(Cause cause, String sentence, long theirNextIn, long theirNextOut, List<RepairPlan> repairs) {
    /** As engines say it: MsgSeqNum too low, expecting 120 but received 107. */
    private static final Pattern TOO_LOW = Pattern.compile("(?is).*too low.*?expect\\D*([0-9]{1,9})\\D+([0-9]{1,9}).*");

    /** As ours says it: NextExpectedMsgSeqNum(789): 120 is too high, next here is 107. */
    private static final Pattern TOO_HIGH = Pattern.compile(
            "(?is)NextExpectedMsgSeqNum\\(789\\): ([0-9]{1,9}) is too high, next here is ([0-9]{1,9}).*");

    /** Keeps its own list. */
    public Diagnosis {
        repairs = List.copyOf(repairs);
    }

    /**
     * Looks at a session.
     *
     * @param file of it
     * @param firstAhead first number that came ahead of a gap; 0 when there is none
     * @return what is the matter
     */
    public static Diagnosis of(SessionFile file, long firstAhead) {
        List<Saying> recent = sinceAgreement(file);
        long theirNextIn = theirNextIn(file);
        long theirNextOut = theirNextOut(file);
        if (file.epoch() < 0 && file.sayings().isEmpty()) {
            return found(Cause.NEVER_USED, "it has never logged on", theirNextIn, theirNextOut, List.of());
        }
        Diagnosis numbers = ofNumbers(file, recent, theirNextIn, theirNextOut);
        return numbers == null ? ofState(file, recent, firstAhead, theirNextIn, theirNextOut) : numbers;
    }

    private static Diagnosis found(
            Cause cause, String sentence, long theirNextIn, long theirNextOut, List<RepairPlan> repairs) {
        return new Diagnosis(cause, sentence, theirNextIn, theirNextOut, repairs);
    }

    /** What was said since both sides last agreed: a logon that led to a session settles what was before. */
    private static List<Saying> sinceAgreement(SessionFile file) {
        List<Saying> all = file.sayings();
        for (int i = all.size() - 1; i > 0; i--) {
            boolean isExchange = all.get(i).msgType().equals("A")
                    && all.get(i - 1).msgType().equals("A")
                    && all.get(i).isTheirs() != all.get(i - 1).isTheirs();
            if (isExchange) {
                return all.subList(i + 1, all.size());
            }
        }
        return all;
    }

    private static long theirNextIn(SessionFile file) {
        long expected = 0;
        for (Saying saying : file.sayings()) {
            Matcher low = TOO_LOW.matcher(saying.text());
            if ((saying.is(true, "A") && saying.from() > 0) || saying.is(true, "2")) {
                expected = saying.from();
            } else if (saying.is(true, "5") && low.matches()) {
                expected = Long.parseLong(low.group(1));
            }
        }
        return expected;
    }

    private static long theirNextOut(SessionFile file) {
        long next = file.epoch() < 0 ? 0 : file.nextIn();
        for (Saying saying : file.sayings()) {
            if (saying.is(true, "A") && !file.isUp()) {
                next = saying.msgSeqNum();
            }
        }
        return next;
    }

    // Numbers that do not agree

    private static @Nullable Diagnosis ofNumbers(
            SessionFile file, List<Saying> recent, long theirNextIn, long theirNextOut) {
        for (int i = recent.size() - 1; i >= 0; i--) {
            Saying saying = recent.get(i);
            Matcher low = TOO_LOW.matcher(saying.text());
            Matcher high = TOO_HIGH.matcher(saying.text());
            if (saying.is(false, "5") && saying.flag() && low.matches()) {
                return theyAreTooLow(Long.parseLong(low.group(1)), Long.parseLong(low.group(2)), theirNextIn);
            }
            if (saying.is(true, "5") && low.matches()) {
                return weAreTooLow(file, Long.parseLong(low.group(1)), theirNextOut, "says \"" + saying.text() + '"');
            }
            if (saying.is(false, "5") && saying.flag() && high.matches()) {
                return weAreTooLow(
                        file,
                        Long.parseLong(high.group(1)),
                        theirNextOut,
                        "said NextExpectedMsgSeqNum(789)=" + high.group(1) + " on its Logon(A)");
            }
            if (saying.is(true, "2") && saying.from() > file.nextOut()) {
                return weAreTooLow(
                        file,
                        saying.from(),
                        theirNextOut,
                        "asked with a ResendRequest(2) for messages from " + saying.from() + " on");
            }
        }
        return null;
    }

    private static Diagnosis theyAreTooLow(long expected, long came, long theirNextIn) {
        RepairPlan reset = new RepairPlan(RepairKind.RESET, 0, 0);
        return came == 1
                ? found(
                        Cause.THEY_BEGAN_ANEW,
                        "the counterparty began anew: it sent MsgSeqNum(34) 1 without ResetSeqNumFlag(141)=Y, and "
                                + expected + " is expected; it has lost its store, or was set back to 1 by hand",
                        theirNextIn,
                        came,
                        List.of(reset))
                : found(
                        Cause.THEIR_NUMBERS_FELL_BACK,
                        "the counterparty's numbers fell back: it sent MsgSeqNum(34) " + came + ", and " + expected
                                + " is expected; it runs on an old copy of its store. Best it goes on at " + expected
                                + " itself; else both sides begin at 1",
                        theirNextIn,
                        came,
                        List.of(reset));
    }

    private static Diagnosis weAreTooLow(SessionFile file, long expected, long theirNextOut, String word) {
        List<RepairPlan> repairs = expected > file.nextOut()
                ? List.of(new RepairPlan(RepairKind.NEXT_OUT, expected, 0), new RepairPlan(RepairKind.RESET, 0, 0))
                : List.of();
        String sentence = expected > file.nextOut()
                ? "our numbers fell back: the counterparty expects " + expected + " (it " + word + "), we would send "
                        + file.nextOut()
                : "our numbers were too low for the counterparty (it " + word
                        + "), and are not any more: we would send " + file.nextOut();
        return found(
                expected > file.nextOut() ? Cause.OUR_NUMBERS_FELL_BACK : Cause.NOT_CONNECTED,
                sentence,
                expected,
                theirNextOut,
                repairs);
    }

    // Numbers that agree

    private static Diagnosis ofState(
            SessionFile file, List<Saying> recent, long firstAhead, long theirNextIn, long theirNextOut) {
        if (file.nextInTaken() < file.nextIn()) {
            long behind = Math.max(firstAhead, file.nextInTaken() + 1);
            return found(
                    Cause.GAP_NOT_FILLED,
                    "messages " + file.nextInTaken() + " to " + (behind - 1)
                            + " of the counterparty are missing: " + asked(file)
                            + ". What comes behind them waits until they come",
                    theirNextIn,
                    theirNextOut,
                    List.of(new RepairPlan(RepairKind.NEXT_IN, behind, 0)));
        }
        if (file.lastEnd().contains("ResendRequest(2): asked")) {
            return found(
                    Cause.THEY_ASK_FOR_EVER,
                    "the counterparty does not take what it is sent again: " + file.lastEnd(),
                    theirNextIn,
                    theirNextOut,
                    List.of());
        }
        if (file.isUp()) {
            return found(
                    Cause.NOTHING_WRONG,
                    "nothing is wrong: it is logged on and both sides agree",
                    theirNextIn,
                    theirNextOut,
                    List.of());
        }
        for (int i = recent.size() - 1; i >= 0; i--) {
            if (recent.get(i).is(false, "5") && recent.get(i).flag()) {
                return found(
                        Cause.LOGON_REFUSED,
                        "its last Logon(A) was refused, not for its numbers: "
                                + recent.get(i).text(),
                        theirNextIn,
                        theirNextOut,
                        List.of());
            }
        }
        return found(
                Cause.NOT_CONNECTED,
                "it is not " + (file.isConnected() ? "logged on" : "connected")
                        + (file.lastEnd().isEmpty() ? "" : " since: " + file.lastEnd())
                        + "; nothing is known to be wrong with the numbers",
                theirNextIn,
                theirNextOut,
                List.of());
    }

    private static String asked(SessionFile file) {
        long count = file.sayings().stream()
                .filter(saying -> saying.is(false, "2") && saying.from() == file.nextInTaken())
                .count();
        return count == 0 ? "they are about to be asked for" : "asked for " + count + " times, and not filled";
    }
}
