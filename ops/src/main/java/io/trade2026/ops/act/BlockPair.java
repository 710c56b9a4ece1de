package io.trade2026.ops.act;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SetPairBlockEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Lets a client take no new risk to a venue, or an account none in an instrument, or lets it go on (PO-01).
 *
 * @param client its name; empty where it is an account
 * @param venue the venue's name; empty where it is an account
 * @param account its name; empty where it is a client
 * @param symbol the instrument; empty where it is a client
 * @param blocked whether it takes none
 * @param user who does
 * @param secondUser who agrees; empty when it is blocked
 * @param reason why
 */
public record BlockPair(
        String client,
        String venue,
        String account,
        String symbol,
        boolean blocked,
        String user,
        String secondUser,
        String reason)
        implements DeskOrder {
    @Override
    public String sentence() {
        return (blocked ? "block " : "unblock ")
                + (account.isEmpty() ? client + " at " + venue : account + " in " + symbol)
                + (secondUser.isEmpty() ? "" : " with " + secondUser);
    }

    @Override
    public int templateId() {
        return SetPairBlockEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return account.isEmpty() ? "client" : "account";
    }

    @Override
    public String subjectValue() {
        return account.isEmpty() ? client : account;
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new SetPairBlockEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .correlationId(correlationId)
                        .client(client)
                        .venue(venue)
                        .account(account)
                        .symbol(symbol)
                        .blocked(blocked ? Bool.YES : Bool.NO)
                        .user(user)
                        .secondUser(secondUser)
                        .reason(reason)
                        .encodedLength();
    }
}
