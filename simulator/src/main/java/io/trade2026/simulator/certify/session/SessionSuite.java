package io.trade2026.simulator.certify.session;

import io.trade2026.simulator.certify.CaseResult;
import io.trade2026.simulator.certify.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Plays scripts against one acceptor, several at a time, each under a SenderCompID(49) of its own. */
public final class SessionSuite {
    private final SessionTarget target;
    private final int parallel;
    private final Map<String, String> quarrels = SessionScripts.quarrels();

    /**
     * Prepares to play.
     *
     * @param parallel how many scripts at a time; no more than there are SenderCompIDs(49)
     */
    public SessionSuite(SessionTarget target, int parallel) {
        this.target = target;
        this.parallel = Math.min(parallel, target.senders().size());
    }

    /**
     * Plays all scripts.
     *
     * @param told hears of each result when it is there; called by any thread
     * @return the results in the order of the scripts
     * @throws InterruptedException if the thread is interrupted
     */
    public List<CaseResult> play(List<DefScript> scripts, Consumer<CaseResult> told) throws InterruptedException {
        BlockingQueue<String> senders = new LinkedBlockingQueue<>(target.senders());
        List<DefScript> longFirst = new ArrayList<>(scripts);
        longFirst.sort(Comparator.comparing(script -> !SessionScripts.isLong(script)));
        ExecutorService players = Executors.newFixedThreadPool(parallel);
        try {
            Map<DefScript, Future<CaseResult>> running = new java.util.LinkedHashMap<>();
            for (DefScript script : longFirst) {
                running.put(script, players.submit(() -> {
                    CaseResult result = play(script, senders);
                    told.accept(result);
                    return result;
                }));
            }
            List<CaseResult> results = new ArrayList<>();
            for (DefScript script : scripts) {
                results.add(
                        java.util.Objects.requireNonNull(running.get(script)).get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a script could not be played", e.getCause());
        } finally {
            players.shutdownNow();
        }
    }

    /** The SenderCompID(49) that rested longest is taken, so that the acceptor has noticed the end of its last connection. */
    private CaseResult play(DefScript script, BlockingQueue<String> senders) throws InterruptedException {
        String sender = senders.take();
        try {
            CaseResult result = new ScriptPlayer(target, script, sender).play();
            String quarrel = quarrels.get(script.name());
            return result.verdict() == Verdict.FAILED && quarrel != null ? result.as(Verdict.QUARREL, quarrel) : result;
        } finally {
            senders.add(sender);
        }
    }
}
