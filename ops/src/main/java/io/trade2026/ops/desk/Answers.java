package io.trade2026.ops.desk;

import io.trade2026.ops.refusal.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what the desk and others promise, on a thread that may wait. */
public final class Answers {
    private Answers() {}

    /**
     * Waits for an answer.
     *
     * @param <T> of the answer
     * @param promise of it
     * @param patience longest wait
     * @return the answer
     * @throws Refused when it is a refusal, when it fails, and with {@link Refused#UNKNOWN_FATE} when it does not come
     */
    public static <T> T await(CompletableFuture<T> promise, Duration patience) {
        return within(promise, patience)
                .orElseThrow(() -> new Refused(
                        Refused.UNKNOWN_FATE,
                        "answer",
                        "",
                        "did not come within " + patience.toMillis() + " ms: it may or may not be carried out"));
    }

    /**
     * Waits for an answer that may well not come.
     *
     * @param <T> of the answer
     * @param promise of it; cancelled when it does not come
     * @param patience longest wait
     * @return the answer, or empty when it did not come in time
     * @throws Refused when it is a refusal, or when it fails
     */
    public static <T> Optional<T> within(CompletableFuture<T> promise, Duration patience) {
        try {
            return Optional.of(promise.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            promise.cancel(false);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Refused.UNAVAILABLE, "ops", "", "is being stopped");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw new Refused(Refused.UNAVAILABLE, "answer", "", String.valueOf(e.getCause()));
        } catch (CancellationException e) {
            throw new Refused(Refused.UNAVAILABLE, "answer", "", "was cancelled");
        }
    }
}
