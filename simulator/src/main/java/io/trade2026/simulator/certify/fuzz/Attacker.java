package io.trade2026.simulator.certify.fuzz;

import io.trade2026.simulator.certify.wire.Arrival;
import io.trade2026.simulator.certify.wire.FixText;
import io.trade2026.simulator.certify.wire.RawLink;
import io.trade2026.simulator.certify.wire.Transcript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One session that never behaves: connects, logs on, sends what the mutator makes, and comes again when it is thrown out. */
final class Attacker implements Runnable {
    private static final int MESSAGES_A_CONNECTION = 200;
    private static final int BURST = 6;
    private static final long LOGON_MILLIS = 2_000;

    private final FuzzPlan plan;
    private final String beginString;
    private final String sender;
    private final SplittableRandom dice;
    private final MessageSource source;
    private final Mutator mutator;
    private final long endNanos;
    private long sent;
    private long connections;
    private long refused;
    private String fault = "";

    Attacker(FuzzPlan plan, String beginString, String sender, SplittableRandom dice, long endNanos) {
        this.plan = plan;
        this.beginString = beginString;
        this.sender = sender;
        this.dice = dice;
        this.source = new MessageSource(beginString, sender, plan.targetCompId(), dice);
        this.mutator = new Mutator(beginString, dice);
        this.endNanos = endNanos;
    }

    String beginString() {
        return beginString;
    }

    String sender() {
        return sender;
    }

    /** What was done, in words. */
    String summary() {
        return sent + " messages on " + connections + " connections, " + refused + " logons without an answer";
    }

    /** Why it could not go on; empty when it could. */
    String fault() {
        return fault;
    }

    @Override
    public void run() {
        while (System.nanoTime() < endNanos && fault.isEmpty()) {
            connections++;
            Transcript none = Transcript.ofNothing();
            try (RawLink link = RawLink.connect(plan.address(), "", () -> none)) {
                attack(link);
            } catch (IOException e) {
                fault = "the acceptor takes no connection any more: " + e.getMessage();
            }
        }
    }

    private void attack(RawLink link) {
        link.sendBytes(FixText.complete("8=" + beginString, source.logon()).getBytes(StandardCharsets.ISO_8859_1));
        if (link.next(LOGON_MILLIS) == null) {
            refused++;
        }
        int number = 2;
        boolean open = true;
        while (open && number < MESSAGES_A_CONNECTION && System.nanoTime() < endNanos) {
            ByteArrayOutputStream burst = new ByteArrayOutputStream();
            for (int i = dice.nextInt(1, BURST); i > 0; i--) {
                List<String> message = source.next(number++);
                burst.writeBytes(mutator.bytes(message));
                sent++;
            }
            open = inPieces(link, burst.toByteArray());
            while (open && link.hasArrived()) {
                open = !isClose(link);
            }
        }
    }

    private static boolean isClose(RawLink link) {
        Arrival arrival = link.next(0);
        return arrival != null && arrival.isClose();
    }

    /** In one segment or split anywhere. */
    private boolean inPieces(RawLink link, byte[] bytes) {
        if (dice.nextInt(3) > 0) {
            return link.sendBytes(bytes);
        }
        int at = dice.nextInt(bytes.length + 1);
        return link.sendBytes(Arrays.copyOfRange(bytes, 0, at))
                && link.sendBytes(Arrays.copyOfRange(bytes, at, bytes.length));
    }
}
