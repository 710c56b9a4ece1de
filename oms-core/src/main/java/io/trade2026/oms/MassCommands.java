package io.trade2026.oms;

import io.trade2026.messages.sbe.ActOnListDecoder;
import io.trade2026.messages.sbe.AskMassStatusDecoder;
import io.trade2026.messages.sbe.CancelMassDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PlaceListDecoder;
import io.trade2026.messages.sbe.ReportDontKnowDecoder;
import io.trade2026.messages.sbe.ReportVenueNoticeDecoder;
import io.trade2026.risk.RiskCore;
import org.agrona.DirectBuffer;

/** Letters that speak of many orders or of none: each is heard once, then handed to who answers it. */
final class MassCommands {
    private final FirstHearing hearing;
    private final Throttling throttling;
    private final MassCancels cancels;
    private final MassStatus status;
    private final DoubtedTrades doubts;
    private final VenueNotices notices;
    private final ListActions lists;
    private final CancelMassDecoder cancelMass = new CancelMassDecoder();
    private final AskMassStatusDecoder askStatus = new AskMassStatusDecoder();
    private final ReportDontKnowDecoder dontKnow = new ReportDontKnowDecoder();
    private final PlaceListDecoder placeList = new PlaceListDecoder();
    private final ActOnListDecoder actOnList = new ActOnListDecoder();
    private final ReportVenueNoticeDecoder venueNotice = new ReportVenueNoticeDecoder();

    MassCommands(
            FirstHearing hearing,
            OrderStore store,
            EventWriter events,
            RiskCore risk,
            Throttling throttling,
            MassCancels cancels,
            VenueNotices notices,
            ListActions lists) {
        this.hearing = hearing;
        this.throttling = throttling;
        this.cancels = cancels;
        this.status = new MassStatus(store, events, risk);
        this.doubts = new DoubtedTrades(store, events);
        this.notices = notices;
        this.lists = lists;
    }

    /** The command is over: what follows from all of it together is told. */
    void finish() {
        lists.tellDone();
    }

    /** Takes a letter, when it is one of these. */
    boolean take(int templateId, DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        switch (templateId) {
            case CancelMassDecoder.TEMPLATE_ID -> {
                cancelMass.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(cancelMass.origin())) {
                    throttling.heardCancel(cancelMass.origin().sessionId());
                    cancels.cancel(cancelMass);
                }
            }
            case AskMassStatusDecoder.TEMPLATE_ID -> {
                askStatus.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(askStatus.origin())) {
                    status.tell(askStatus);
                }
            }
            case ReportDontKnowDecoder.TEMPLATE_ID -> {
                dontKnow.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(dontKnow.origin())) {
                    doubts.report(dontKnow);
                }
            }
            case PlaceListDecoder.TEMPLATE_ID -> {
                placeList.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(placeList.origin())) {
                    lists.place(placeList);
                }
            }
            case ActOnListDecoder.TEMPLATE_ID -> {
                actOnList.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(actOnList.origin())) {
                    lists.act(actOnList);
                }
            }
            case ReportVenueNoticeDecoder.TEMPLATE_ID -> {
                venueNotice.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(venueNotice.origin())) {
                    notices.tell(venueNotice);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
