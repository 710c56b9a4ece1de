package io.trade2026.app.explain;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.OrderOwnersDecoder;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import io.trade2026.ops.explain.ControlStep;
import io.trade2026.ops.explain.Judgement;
import io.trade2026.ops.explain.KillStop;
import io.trade2026.ops.explain.LimitMeasure;
import io.trade2026.ops.explain.LimitVersion;
import io.trade2026.ops.explain.OrderStory;
import io.trade2026.ops.explain.StoryStep;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts the story of one order together, event by event. One thread. */
final class StoryBuilder {
    private static final byte OF_REPLACE = '2';

    private final long orderId;
    private final JournalFinds journal;
    private final PartyNames names;
    private final List<StoryStep> steps = new ArrayList<>();
    private final Set<LimitVersion> limits = new LinkedHashSet<>();
    private final Map<KillScope, Integer> owners = new EnumMap<>(KillScope.class);
    private String clOrdId = "";
    private String session = "";
    private String order = "";
    private String exDestination = "";
    private long number;
    private long epochNs;
    private List<ControlStep> controls = List.of();

    StoryBuilder(long orderId, JournalFinds journal, PartyNames names) {
        this.orderId = orderId;
        this.journal = journal;
        this.names = names;
    }

    OrderStory story(List<String> notes) {
        return new OrderStory("O" + orderId, clOrdId, session, order, steps, new ArrayList<>(limits), notes);
    }

    /**
     * Takes an event of the order.
     *
     * @param eventNumber of it
     * @param eventEpochNs its time
     * @param letters stands at it
     * @param looked what each control looked at, when it is known
     */
    void add(long eventNumber, long eventEpochNs, OrderLetters letters, List<ControlStep> looked) {
        number = eventNumber;
        epochNs = eventEpochNs;
        controls = looked;
        switch (letters.template()) {
            case OrderChangedDecoder.TEMPLATE_ID -> changed(letters);
            case CancelRejectedDecoder.TEMPLATE_ID -> {
                CancelRejectedDecoder event = letters.rejected();
                String what = event.cxlRejResponseTo() == OF_REPLACE ? "replace refused" : "cancel refused";
                decided(what, letters, event.header(), event.text());
            }
            case VenueOrderSentDecoder.TEMPLATE_ID -> {
                VenueOrderSentDecoder event = letters.ordered();
                know(event.terms());
                own(event.owners());
                if (event.encodedLength() > VenueOrderSentDecoder.deskIdEncodingOffset()) {
                    own(KillScope.DESK, event.deskId());
                }
                decided("passed, sent to venue " + names.venue(event.venueId()), letters, event.header(), "");
            }
            case VenueReplaceSentDecoder.TEMPLATE_ID -> {
                VenueReplaceSentDecoder event = letters.replaced();
                String what = "replace passed, sent to the venue: " + StoryWords.terms(event.terms());
                decided(what, letters, event.header(), "");
            }
            case AlarmRaisedDecoder.TEMPLATE_ID -> {
                AlarmRaisedDecoder event = letters.alarm();
                step("alarm " + event.name(), caller(event.header()), event.text());
            }
            case DeskActionTakenDecoder.TEMPLATE_ID -> {
                DeskActionTakenDecoder event = letters.desk();
                step("desk: " + event.act(), event.user(), event.reason());
            }
            case VenueCancelSentDecoder.TEMPLATE_ID -> step("cancel sent to the venue", "", "");
            default -> step("the venue was asked what became of it", "", "");
        }
    }

    private void changed(OrderLetters letters) {
        OrderChangedDecoder event = letters.changed();
        OrderImageDecoder image = event.order();
        know(image.terms());
        own(KillScope.ACCOUNT, image.accountId());
        own(KillScope.SESSION, image.sessionId());
        own(KillScope.INSTRUMENT, image.instrumentId());
        own(KillScope.VENUE, image.venueId());
        String orig = image.origClOrdId();
        clOrdId = !clOrdId.isEmpty() ? clOrdId : orig.isEmpty() ? image.clOrdId() : orig;
        session = names.session(event.order().sessionId());
        StringBuilder what =
                new StringBuilder(event.fact().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (event.lastQtyE8() != Decimal8.NULL && event.lastQtyE8() != 0) {
            what.append(' ')
                    .append(Decimal8.toText(event.lastQtyE8()))
                    .append(" at ")
                    .append(StoryWords.px(event.lastPxE8()));
        }
        what.append(": CumQty(14) ").append(Decimal8.toText(event.order().cumQtyE8()));
        what.append(", LeavesQty(151) ").append(Decimal8.toText(event.order().leavesQtyE8()));
        decided(what.toString(), letters, event.header(), event.text());
    }

    private void own(OrderOwnersDecoder of) {
        own(KillScope.FIRM, of.firmId());
        own(KillScope.CLEARING, of.clearingId());
        own(KillScope.CLIENT, of.clientId());
        own(KillScope.TRADER, of.traderId());
        own(KillScope.STRATEGY, of.strategyId());
        own(KillScope.VENUE, of.venueId());
    }

    private void own(KillScope scope, int id) {
        if (id > 0) {
            owners.put(scope, id);
        }
    }

    /** Of a new order the event names the widest of its parties that was stopped; of a venue it says no more than that it was one. */
    private List<KillStop> kills(ExplanationDecoder why) {
        Denial denial = Denial.of(why.denial());
        if (denial == null || denial.control() != Control.KS_01) {
            return List.of();
        }
        if (why.scopeKind() != PartyKind.NULL_VAL) {
            own(KillScope.get(why.scopeKind().value()), why.scopeId());
        }
        return denial == Denial.VENUE_KILLED && !owners.containsKey(KillScope.VENUE)
                ? journal.kills().ofVenues(number, exDestination)
                : journal.kills().stopping(number, owners);
    }

    private void know(OrderTermsDecoder terms) {
        if (order.isEmpty()) {
            order = StoryWords.terms(terms);
            exDestination = terms.exDestination();
        }
    }

    /** Which message it was. */
    private String caller(EventHeaderDecoder header) {
        return header.causeSessionId() == 0
                ? ""
                : names.session(header.causeSessionId()) + " MsgSeqNum(34) " + header.causeMsgSeqNum();
    }

    private void step(String what, String who, String text) {
        steps.add(new StoryStep(number, StoryWords.at(epochNs), what, who, text, null));
    }

    private void decided(String what, OrderLetters letters, EventHeaderDecoder header, String text) {
        ExplanationDecoder why = letters.explanation();
        if (why == null) {
            step(what, caller(header), text);
            return;
        }
        Judgement judgement = Judgements.of(why, header, names, kills(why), controls);
        judgement.refusal().forEach(this::note);
        judgement.tightest().forEach(this::note);
        judgement.controls().forEach(control -> control.measures().forEach(this::note));
        steps.add(new StoryStep(number, StoryWords.at(epochNs), what, caller(header), text, judgement));
    }

    private void note(LimitMeasure measure) {
        journal.limit(measure.limitId(), measure.version()).ifPresent(limits::add);
    }
}
