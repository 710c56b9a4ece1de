package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.messages.sbe.AskMassStatusEncoder;
import io.trade2026.messages.sbe.CancelMassEncoder;
import io.trade2026.messages.sbe.ReportDontKnowEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * What a client asks about many orders, or says about one of our reports: OrderMassCancelRequest(q), OrderMassStatusRequest(AF),
 * DontKnowTrade(Q). Each method writes the letter, or refuses and returns false.
 */
final class MassRequests {
    private static final int ACCOUNT = 1;
    private static final int CL_ORD_ID = 11;
    private static final int SYMBOL = 55;
    private static final int SIDE = 54;
    private static final int TRANSACT_TIME = 60;
    private static final int MASS_CANCEL_REQUEST_TYPE = 530;
    private static final int MASS_STATUS_REQ_ID = 584;
    private static final int MASS_STATUS_REQ_TYPE = 585;
    private static final int TARGET_PARTY_ID = 1462;
    private static final int TARGET_PARTY_ROLE = 1464;
    private static final int NO_TARGET_PARTY_IDS = 1461;
    private static final int CUSTOMER_ACCOUNT = 24;

    private final Refusal refusal;
    private final FieldCheck check;
    private final CancelMassEncoder cancel = new CancelMassEncoder();
    private final AskMassStatusEncoder askStatus = new AskMassStatusEncoder();
    private final ReportDontKnowEncoder dontKnow = new ReportDontKnowEncoder();

    MassRequests(Refusal refusal) {
        this.refusal = refusal;
        check = new FieldCheck(refusal);
    }

    boolean cancel(Arrival arrival, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(CancelMassEncoder.BLOCK_LENGTH);
        cancel.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(cancel.origin());
        int at = cancel.offset();
        FixReader fields = arrival.fields();
        boolean isSound = check.text(fields, CL_ORD_ID, buffer, at + CancelMassEncoder.clOrdIdEncodingOffset(), 40)
                && check.text(fields, SYMBOL, buffer, at + CancelMassEncoder.symbolEncodingOffset(), 24)
                && account(fields, buffer, at + CancelMassEncoder.accountEncodingOffset())
                && check.time(fields, TRANSACT_TIME);
        if (isSound) {
            cancel.massCancelRequestType(fields.character(MASS_CANCEL_REQUEST_TYPE))
                    .side(fields.character(SIDE))
                    .transactEpochNs(fields.epochNs(TRANSACT_TIME));
            letter.complete(cancel.encodedLength());
        }
        return isSound;
    }

    boolean askStatus(Arrival arrival, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(AskMassStatusEncoder.BLOCK_LENGTH);
        askStatus.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(askStatus.origin());
        int at = askStatus.offset();
        FixReader fields = arrival.fields();
        boolean isSound = check.text(
                        fields,
                        MASS_STATUS_REQ_ID,
                        buffer,
                        at + AskMassStatusEncoder.massStatusReqIdEncodingOffset(),
                        40)
                && check.text(fields, SYMBOL, buffer, at + AskMassStatusEncoder.symbolEncodingOffset(), 24)
                && account(fields, buffer, at + AskMassStatusEncoder.accountEncodingOffset());
        if (isSound) {
            askStatus
                    .massStatusReqType((int) fields.integer(MASS_STATUS_REQ_TYPE, 0))
                    .side(fields.character(SIDE));
            letter.complete(askStatus.encodedLength());
        }
        return isSound;
    }

    /**
     * Account(1), or in 5.0 SP2 the one target party that is a customer account. Any other party would narrow the request, and to pass it
     * over would reach orders that were not meant.
     */
    private boolean account(FixReader fields, MutableDirectBuffer buffer, int at) {
        if (!fields.has(NO_TARGET_PARTY_IDS)) {
            return check.text(fields, ACCOUNT, buffer, at, 24);
        }
        boolean isOneAccount =
                fields.integer(NO_TARGET_PARTY_IDS, 0) == 1 && fields.integer(TARGET_PARTY_ROLE, 0) == CUSTOMER_ACCOUNT;
        return isOneAccount
                ? check.text(fields, TARGET_PARTY_ID, buffer, at, 24)
                : refusal.business(
                        Refusal.OTHER,
                        NO_TARGET_PARTY_IDS,
                        "NoTargetPartyIDs(1461): only one party with TargetPartyRole(1464)=24, a customer account, is taken");
    }

    boolean dontKnow(Arrival arrival, Letter letter) {
        MutableDirectBuffer buffer = letter.blank(ReportDontKnowEncoder.BLOCK_LENGTH);
        dontKnow.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(dontKnow.origin());
        FixReader fields = arrival.fields();
        if (!check.text(fields, SYMBOL, buffer, dontKnow.offset() + ReportDontKnowEncoder.symbolEncodingOffset(), 24)) {
            return false;
        }
        dontKnow.orderId(OurIds.order(fields, 37))
                .execEventNumber(OurIds.execution(fields, 17))
                .dkReason(fields.character(127))
                .side(fields.character(SIDE));
        dontKnow.putText(fields.buffer(), Letter.textOffset(fields), Letter.textLength(fields));
        letter.complete(dontKnow.encodedLength());
        return true;
    }
}
