package io.trade2026.gateway;

import io.trade2026.gateway.wire.FixVersion;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import uk.co.real_logic.artio.validation.AuthenticationProxy;

/**
 * Logons(A) that came while their session still had a connection. Mostly the old one has just ended, and the gateway's thread has not
 * heard of it: so they wait for a moment, instead of being sent away. Filled by Artio's framer thread, emptied by the gateway's.
 */
final class WaitingLogons {
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(1);

    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();

    /**
     * One of them; all that could be checked was in order.
     *
     * @param link of the session
     * @param proxy to answer through
     * @param version that it speaks
     * @param numbers of the Logon(A)
     * @param deadlineNs until when it waits, of {@link System#nanoTime()}
     */
    record Waiting(
            Link link, AuthenticationProxy proxy, FixVersion version, LogonNumbers.Heard numbers, long deadlineNs) {}

    WaitingLogons() {}

    void add(Link link, AuthenticationProxy proxy, FixVersion version, LogonNumbers.Heard numbers) {
        queue.add(new Waiting(link, proxy, version, numbers, System.nanoTime() + PATIENCE_NS));
    }

    /**
     * Lets those in whose old connection has ended.
     *
     * @param refuse tells one that waited in vain why
     */
    void work(BiConsumer<Waiting, String> refuse) {
        if (queue.isEmpty()) {
            return;
        }
        Iterator<Waiting> waiting = queue.iterator();
        while (waiting.hasNext()) {
            Waiting logon = waiting.next();
            if (!logon.link().isConnected()) {
                waiting.remove();
                LogonNumbers.accepted(logon.link(), logon.proxy().remoteAddress(), logon.numbers());
                logon.proxy().accept(logon.version().dictionary());
            } else if (System.nanoTime() - logon.deadlineNs() > 0) {
                waiting.remove();
                refuse.accept(logon, logon.link().definition().compId() + " is already logged on");
            }
        }
    }
}
