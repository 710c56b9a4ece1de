package io.trade2026.ops.act;

import io.trade2026.messages.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** Something an operator has the core do, with who does it and why. */
public sealed interface DeskOrder
        permits BlockPair,
                EnterOrder,
                CancelOpenOrder,
                ReplaceOpenOrder,
                RollDay,
                RejectNextRequest,
                SendNotice,
                SetMarket,
                SetPriceByHand,
                ResolveBreak,
                ResumeStopped,
                LetRefusedPass {
    /**
     * Who does it.
     *
     * @return name of the operator, at most 24 characters
     */
    String user();

    /**
     * Why.
     *
     * @return a sentence
     */
    String reason();

    /**
     * What is done, for the log.
     *
     * @return without user and reason
     */
    String sentence();

    /**
     * Which letter it becomes.
     *
     * @return template id of the schema
     */
    int templateId();

    /**
     * What a refusal of the core speaks of, unless it names a field itself.
     *
     * @return name of a field of the request
     */
    String subjectField();

    /**
     * Value of {@link #subjectField()}.
     *
     * @return as text
     */
    String subjectValue();

    /**
     * Writes the letter.
     *
     * @param buffer receives it from index 0 on
     * @param header to write the head with
     * @param correlationId comes back with the answer
     * @return length of the letter with its head, bytes
     */
    int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId);
}
