package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.CommandRefusedDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.ops.refusal.Refused;
import java.util.concurrent.CompletableFuture;
import org.agrona.MutableDirectBuffer;

/**
 * One command on its way to the core and back. Belongs to the desk's thread, but for its future.
 *
 * @param <T> what answers it
 */
abstract class Errand<T> {
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CommandRefusedDecoder refused = new CommandRefusedDecoder();

    /** For any thread. */
    final CompletableFuture<T> answer() {
        return answer;
    }

    final MessageHeaderEncoder header() {
        return header;
    }

    /** Length of the whole command in bytes. */
    abstract int encode(MutableDirectBuffer buffer);

    /** What the command is, for the log and for refusals. */
    abstract String sentence();

    /** Whether the log tells of it. */
    boolean isLogged() {
        return true;
    }

    abstract int templateId();

    /** What CommandRefused carries for this command. */
    abstract long refusalKey();

    /** The field and its value that a refusal of the core speaks of. */
    abstract String subjectField();

    abstract String subjectValue();

    /** Looks at one event; completes the answer when it is the one. */
    abstract void look(Event event);

    final void see(Event event) {
        if (event.templateId() != CommandRefusedDecoder.TEMPLATE_ID) {
            look(event);
            return;
        }
        refused.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (refused.templateId() == templateId() && refused.correlationId() == refusalKey()) {
            answer.completeExceptionally(refusal(refused.text()));
        }
    }

    /** How a refusal of the core is told. */
    Refused refusal(String text) {
        return new Refused(Refused.CONFLICT, subjectField(), subjectValue(), text);
    }

    final void giveUp(boolean wasOffered) {
        answer.completeExceptionally(
                wasOffered
                        ? new Refused(
                                Refused.UNKNOWN_FATE,
                                "core",
                                "",
                                "the command left and its event has not come: it may or may not be carried out")
                        : new Refused(Refused.UNAVAILABLE, "core", "", "is not reached: nothing was done"));
    }

    final boolean isDone() {
        return answer.isDone();
    }
}
