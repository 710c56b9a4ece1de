package io.trade2026.gateway;

import io.aeron.exceptions.AeronException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentTerminationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.session.MalformedTagFormatException;

/**
 * What Artio reports as errors. Much of it is what counterparties do: a connection that broke, and a message that cannot be read and was
 * refused, are no fault of the engine. Some is its end: when the driver has given its Aeron client up, its thread ends, and all that is left
 * looks as if it served. For any thread.
 */
final class EngineErrors implements ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(EngineErrors.class);
    private static final long SAID_EVERY_NS = TimeUnit.SECONDS.toNanos(1);
    /** Artio counts what it resends, gap fills twice, and complains of the difference; what is missing in truth is found by Replays. */
    private static final String MISCOUNT = "Error in resend request";

    private static final String PARSER = "uk.co.real_logic.artio.otf.";

    private final AtomicLong nextSayingNs = new AtomicLong(System.nanoTime());
    private final AtomicReference<@Nullable Throwable> end = new AtomicReference<>();

    EngineErrors() {}

    @Override
    public void onError(Throwable error) {
        if (isEnd(error)) {
            end.compareAndSet(null, error);
        }
        if (error instanceof IOException || error.getCause() instanceof IOException) {
            // A venue that is down is told once by the watch over the links, and so is a connection that ended.
            LOG.debug("FIX engine", error);
        } else if (error instanceof MalformedTagFormatException || isOfReader(error)) {
            refused(error);
        } else if (String.valueOf(error.getMessage()).contains(MISCOUNT)) {
            LOG.debug("FIX engine", error);
        } else {
            LOG.error("FIX engine", error);
        }
    }

    /** Why the engine, or its library, does not serve any more; null while it does. */
    @Nullable Throwable end() {
        return end.get();
    }

    private static boolean isEnd(Throwable error) {
        return error instanceof AgentTerminationException
                || (error instanceof AeronException known && known.category() == AeronException.Category.FATAL);
    }

    /**
     * Generated decoders throw when a number, or the length of a data field, is none; so does the parser that looks for a number before
     * them, when a second MsgType(35) is too long. Artio refuses the message.
     */
    private static boolean isOfReader(Throwable error) {
        return (error instanceof IllegalArgumentException
                        || error instanceof IndexOutOfBoundsException
                        || error instanceof NegativeArraySizeException)
                && Arrays.stream(error.getStackTrace()).anyMatch(EngineErrors::reads);
    }

    private static boolean reads(StackTraceElement frame) {
        return frame.getMethodName().equals("decode") || frame.getClassName().startsWith(PARSER);
    }

    /** Once a second, since a counterparty may send many. */
    private void refused(Throwable error) {
        LOG.debug("FIX engine", error);
        long nowNs = System.nanoTime();
        long dueNs = nextSayingNs.get();
        if (nowNs - dueNs >= 0 && nextSayingNs.compareAndSet(dueNs, nowNs + SAID_EVERY_NS)) {
            Throwable cause = error.getCause() == null ? error : error.getCause();
            LOG.warn("a message that cannot be read was refused: {}", cause.getMessage());
        }
    }
}
