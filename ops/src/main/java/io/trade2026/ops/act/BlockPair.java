package io.trade2026.ops.act;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SetPairBlockEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Lets a client take no new risk to a venue, or lets it go on (PO-01).
 *
 * @param client its name
 * @param venue the venue's name
 * @param blocked whether it takes none
 * @param user who does
 * @param secondUser who agrees; empty when it is blocked
 * @param reason why
 */
public record BlockPair(String client, String venue, boolean blocked, String user, String secondUser, String reason)
        implements DeskOrder {
    @Override
    public String sentence() {
        return (blocked ? "block " : "unblock ") + client + " at " + venue
                + (secondUser.isEmpty() ? "" : " with " + secondUser);
    }

    @Override
    public int templateId() {
        return SetPairBlockEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return "client";
    }

    @Override
    public String subjectValue() {
        return client;
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new SetPairBlockEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .correlationId(correlationId)
                        .client(client)
                        .venue(venue)
                        .blocked(blocked ? Bool.YES : Bool.NO)
                        .user(user)
                        .secondUser(secondUser)
                        .reason(reason)
                        .encodedLength();
    }
}
