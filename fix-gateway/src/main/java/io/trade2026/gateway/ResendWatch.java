package io.trade2026.gateway;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;
import uk.co.real_logic.artio.decoder.AbstractResendRequestDecoder;
import uk.co.real_logic.artio.session.ResendRequestController;
import uk.co.real_logic.artio.session.ResendRequestResponse;
import uk.co.real_logic.artio.session.Session;

/**
 * Serves ResendRequest(2), and breaks a storm: a counterparty that asks again and again for what it was sent does not take it, and
 * would be sent the same for ever. Its session is ended with the reason. The gateway's thread.
 */
final class ResendWatch implements ResendRequestController {
    static final int BEGIN_SEQ_NO = 7;

    private final Links links;
    private final EpochNanoClock clock;

    ResendWatch(Links links, EpochNanoClock clock) {
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void onResend(
            Session session,
            AbstractResendRequestDecoder request,
            int correctedEndSeqNo,
            ResendRequestResponse response) {
        if (request.beginSeqNo() < 1 || request.beginSeqNo() > session.lastSentMsgSeqNum()) {
            // Artio looks at this only when EndSeqNo(16) is not 0, and would tell of numbers that were never sent.
            response.reject(BEGIN_SEQ_NO);
            return;
        }
        Link link = links.byKey(session.compositeKey());
        if (link != null && link.definition().isVenue()) {
            link.passedOver(true);
        }
        if (link == null || !link.requests().isStorm(request.beginSeqNo(), session.sequenceIndex(), clock.nanoTime())) {
            response.resend();
            if (link != null) {
                link.owed().asked(correctedEndSeqNo, System.nanoTime());
            }
            return;
        }
        response.reject(BEGIN_SEQ_NO);
        String why = "ResendRequest(2): asked " + ResendRequests.BORNE + " times in "
                + TimeUnit.NANOSECONDS.toSeconds(ResendRequests.WITHIN_NS)
                + " s for what was sent before, now from " + request.beginSeqNo() + " to " + correctedEndSeqNo;
        link.end().demand("RESEND_STORM", why);
    }
}
