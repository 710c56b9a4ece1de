package io.trade2026.sequencer.media;

import io.aeron.exceptions.AeronEvent;
import io.aeron.exceptions.AeronException;
import io.aeron.exceptions.ClientTimeoutException;
import io.aeron.exceptions.ConductorServiceTimeoutException;
import io.aeron.exceptions.DriverTimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentTerminationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sorts what Aeron's threads report: warnings go to the log, an end of work goes, once, to whoever can end the process.
 *
 * <p>Without it an agent that gave up leaves a half-dead JVM behind: alive to its supervisor, deaf to its clients.
 */
public final class ErrorGate implements ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorGate.class);

    private enum State {
        OPEN,
        FAILED,
        SHUT
    }

    private final String part;
    private final boolean everyErrorIsFatal;
    private final Consumer<Throwable> onFailure;
    private final AtomicReference<State> state;

    private ErrorGate(
            final String part,
            final boolean everyErrorIsFatal,
            final Consumer<Throwable> onFailure,
            final AtomicReference<State> state) {
        this.part = part;
        this.everyErrorIsFatal = everyErrorIsFatal;
        this.onFailure = onFailure;
        this.state = state;
    }

    /**
     * A gate that lets a failure through once.
     *
     * @param part what it guards, for the log
     * @param onFailure called at most once, from any thread; must not block and must not close the failed part on that thread
     */
    public ErrorGate(final String part, final Consumer<Throwable> onFailure) {
        this(part, false, onFailure, new AtomicReference<>(State.OPEN));
    }

    /**
     * A gate for another part of the same whole: both together let one failure through.
     *
     * @param other what it guards, for the log
     * @param strict whether any error that is not a warning is an end of work
     * @return the gate
     */
    public ErrorGate forPart(final String other, final boolean strict) {
        return new ErrorGate(other, strict, onFailure, state);
    }

    @Override
    public void onError(final Throwable error) {
        if (isWarning(error)) {
            LOG.warn("{}: {}", part, error.getMessage());
        } else if (everyErrorIsFatal || isEndOfWork(error)) {
            fail(error);
        } else {
            LOG.error("{}: {}", part, error.getMessage(), error);
        }
    }

    /**
     * Reports an end of work.
     *
     * @param cause why
     */
    public void fail(final Throwable cause) {
        if (state.compareAndSet(State.OPEN, State.FAILED)) {
            LOG.error("{} failed", part, cause);
            onFailure.accept(cause);
        }
    }

    /** From now on nothing is a failure: the parts are being stopped on purpose. */
    public void shut() {
        state.compareAndSet(State.OPEN, State.SHUT);
    }

    /**
     * Did a failure pass?
     *
     * @return whether any part behind this gate gave up before it was stopped on purpose
     */
    public boolean isFailed() {
        return state.get() == State.FAILED;
    }

    private static boolean isWarning(final Throwable error) {
        return error instanceof AeronEvent
                || (error instanceof AeronException known && known.category() == AeronException.Category.WARN);
    }

    private static boolean isEndOfWork(final Throwable error) {
        return error instanceof AgentTerminationException
                || error instanceof DriverTimeoutException
                || error instanceof ClientTimeoutException
                || error instanceof ConductorServiceTimeoutException
                || error instanceof VirtualMachineError
                || (error instanceof AeronException known && known.category() == AeronException.Category.FATAL);
    }
}
