package io.trade2026.oms;

import io.trade2026.messages.sbe.AcknowledgeAlertDecoder;
import io.trade2026.messages.sbe.ApproveLimitDecoder;
import io.trade2026.messages.sbe.AskImageDecoder;
import io.trade2026.messages.sbe.AskOrderStatusDecoder;
import io.trade2026.messages.sbe.AskSessionMarksDecoder;
import io.trade2026.messages.sbe.CancelByDeskDecoder;
import io.trade2026.messages.sbe.CancelOrderDecoder;
import io.trade2026.messages.sbe.CheckOrderDecoder;
import io.trade2026.messages.sbe.CommitReferenceDataDecoder;
import io.trade2026.messages.sbe.DefineInstrumentDecoder;
import io.trade2026.messages.sbe.DefinePartyDecoder;
import io.trade2026.messages.sbe.DefineRouteDecoder;
import io.trade2026.messages.sbe.DefineSessionDecoder;
import io.trade2026.messages.sbe.DefineVenueDecoder;
import io.trade2026.messages.sbe.DisconnectSessionDecoder;
import io.trade2026.messages.sbe.EnterDeskOrderDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.NoteDeliveryDecoder;
import io.trade2026.messages.sbe.OverrideRefusalDecoder;
import io.trade2026.messages.sbe.PlaceOrderDecoder;
import io.trade2026.messages.sbe.RefuseMessageDecoder;
import io.trade2026.messages.sbe.RejectNextDecoder;
import io.trade2026.messages.sbe.RepairSessionDecoder;
import io.trade2026.messages.sbe.ReplaceByDeskDecoder;
import io.trade2026.messages.sbe.ReplaceOrderDecoder;
import io.trade2026.messages.sbe.ReportFeedDecoder;
import io.trade2026.messages.sbe.ReportGatewayAlarmDecoder;
import io.trade2026.messages.sbe.ReportGatewayAliveDecoder;
import io.trade2026.messages.sbe.ReportSessionRepairDecoder;
import io.trade2026.messages.sbe.ReportSessionStateDecoder;
import io.trade2026.messages.sbe.ReportUnsentDecoder;
import io.trade2026.messages.sbe.ReportVenueCancelRejectDecoder;
import io.trade2026.messages.sbe.ReportVenueExecutionDecoder;
import io.trade2026.messages.sbe.ReportVenueNoticeDecoder;
import io.trade2026.messages.sbe.ReportVenueRefusalDecoder;
import io.trade2026.messages.sbe.ResetSessionDecoder;
import io.trade2026.messages.sbe.SendNewsDecoder;
import io.trade2026.messages.sbe.SetIntakeDecoder;
import io.trade2026.messages.sbe.SetKillSwitchDecoder;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.messages.sbe.StartTradingDayDecoder;
import io.trade2026.messages.sbe.UpdateFxRateDecoder;
import io.trade2026.messages.sbe.UpdatePriceDecoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.StateHash;
import io.trade2026.risk.controls.Witness;
import io.trade2026.risk.reference.Outcome;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.snapshot.SnapshotSink;
import io.trade2026.risk.snapshot.SnapshotSource;
import org.agrona.DirectBuffer;

/**
 * The deterministic core: one command in, its events out.
 *
 * <p>The same commands with the same times give the same events, byte for byte, and the same snapshot. One thread. Allocates
 * nothing per order once its pools are filled.
 */
public final class OmsCore {
    private final EventWriter events;
    private final RiskCore risk = new RiskCore(new ReferenceBook());
    private final SessionMarks marks = new SessionMarks();
    private final OrderStore store;
    private final FirstHearing hearing;
    private final ClientRequests clients;
    private final MassCommands mass;
    private final MarketCommands markets;
    private final VenueReports venues;
    private final VenueCopies copies;
    private final VenueLinks links;
    private final Operations operations;
    private final LimitCommands limitCommands;
    private final Kills kills;
    private final AutomaticKills automatic;
    private final Sweeps sweeps;
    private final Passes passes;
    private final SessionCommands sessions;
    private final SessionRepairs repairs;
    private final SessionStates states;
    private final LostSessions lost;
    private final Leases leases;
    private final TradingDay day;
    private final DeskActions desk;
    private final Overrides overrides;
    private final Throttling throttling;
    private final Admission admission;
    private final UseReports use;
    private final RestrictedOrders restricted;
    private final LossStops losses;
    private final Escalations escalations;
    private final LostSources sources;
    private final CoreSnapshot snapshot;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
    private final AskOrderStatusDecoder askStatus = new AskOrderStatusDecoder();
    private final RefuseMessageDecoder refuseMessage = new RefuseMessageDecoder();
    private final ReportVenueExecutionDecoder venueExecution = new ReportVenueExecutionDecoder();
    private final ReportVenueCancelRejectDecoder venueCancelReject = new ReportVenueCancelRejectDecoder();
    private final ReportVenueRefusalDecoder venueRefusal = new ReportVenueRefusalDecoder();
    private final ReportUnsentDecoder unsent = new ReportUnsentDecoder();
    private final DefineSessionDecoder defineSession = new DefineSessionDecoder();
    private final ReportGatewayAlarmDecoder gatewayAlarm = new ReportGatewayAlarmDecoder();
    private final ReportSessionStateDecoder sessionState = new ReportSessionStateDecoder();
    private final AskSessionMarksDecoder askMarks = new AskSessionMarksDecoder();
    private final NoteDeliveryDecoder noteDelivery = new NoteDeliveryDecoder();
    private final DefinePartyDecoder defineParty = new DefinePartyDecoder();
    private final DefineInstrumentDecoder defineInstrument = new DefineInstrumentDecoder();
    private final DefineVenueDecoder defineVenue = new DefineVenueDecoder();
    private final DefineRouteDecoder defineRoute = new DefineRouteDecoder();
    private final SetLimitDecoder setLimit = new SetLimitDecoder();
    private final CommitReferenceDataDecoder commitData = new CommitReferenceDataDecoder();
    private final UpdatePriceDecoder updatePrice = new UpdatePriceDecoder();
    private final UpdateFxRateDecoder updateFxRate = new UpdateFxRateDecoder();
    private final ReportFeedDecoder reportFeed = new ReportFeedDecoder();
    private final SetKillSwitchDecoder setKill = new SetKillSwitchDecoder();
    private final DisconnectSessionDecoder disconnect = new DisconnectSessionDecoder();
    private final ResetSessionDecoder reset = new ResetSessionDecoder();
    private final RepairSessionDecoder repair = new RepairSessionDecoder();
    private final ReportSessionRepairDecoder repairReport = new ReportSessionRepairDecoder();
    private final AskImageDecoder askImage = new AskImageDecoder();
    private final StartTradingDayDecoder startDay = new StartTradingDayDecoder();
    private final ReportGatewayAliveDecoder gatewayAlive = new ReportGatewayAliveDecoder();
    private final EnterDeskOrderDecoder enterDeskOrder = new EnterDeskOrderDecoder();
    private final CancelByDeskDecoder cancelByDesk = new CancelByDeskDecoder();
    private final ReplaceByDeskDecoder replaceByDesk = new ReplaceByDeskDecoder();
    private final RejectNextDecoder rejectNext = new RejectNextDecoder();
    private final CheckOrderDecoder checkOrder = new CheckOrderDecoder();
    private final SendNewsDecoder sendNews = new SendNewsDecoder();
    private final SetIntakeDecoder setIntake = new SetIntakeDecoder();
    private final ApproveLimitDecoder approveLimit = new ApproveLimitDecoder();
    private final AcknowledgeAlertDecoder acknowledgeAlert = new AcknowledgeAlertDecoder();
    private final OverrideRefusalDecoder overrideRefusal = new OverrideRefusalDecoder();

    /**
     * Creates an empty core.
     *
     * @param limits how much it holds
     * @param sink takes its events
     * @param timers wakes it
     */
    public OmsCore(CoreLimits limits, EventSink sink, CoreTimers timers) {
        this(limits, sink, timers, SweepPace.USUAL);
    }

    /** The same with sweeps that do more or less at once. */
    OmsCore(CoreLimits limits, EventSink sink, CoreTimers timers, SweepPace pace) {
        KillScopes scopes = new KillScopes(risk);
        TripCounts trips = new TripCounts(risk, scopes);
        this.events = new EventWriter(sink, scopes, trips);
        this.store = new OrderStore(limits, risk);
        this.throttling = new Throttling(events, risk);
        Strays strays = new Strays(scopes);
        this.passes = new Passes(store, events, timers, pace);
        RequestFlow flow = new RequestFlow(store, events, risk, marks, throttling, strays, passes);
        this.sweeps = new Sweeps(store, events, flow, scopes, strays, timers, pace);
        this.kills = new Kills(events, risk, scopes, sweeps);
        this.automatic = new AutomaticKills(risk, kills, scopes);
        this.use = new UseReports(events, risk, timers);
        this.admission = new Admission(store, events, risk, flow, throttling, use);
        this.restricted = new RestrictedOrders(risk, flow, passes);
        this.losses = new LossStops(events, risk, flow, passes, use);
        this.escalations = new Escalations(events, risk, kills);
        this.sources = new LostSources(events, risk, timers);
        this.hearing = new FirstHearing(events, marks, trips);
        StoppedParties stops = new StoppedParties(events, risk, flow, passes);
        this.markets = new MarketCommands(events, risk, flow, passes, stops);
        MassCancels cancels = new MassCancels(store, events, risk, flow, passes);
        VenueNotices notices = new VenueNotices(events, risk, markets);
        ListActions lists = new ListActions(store, events, flow, admission, throttling, passes);
        this.mass = new MassCommands(hearing, store, events, risk, throttling, cancels, notices, lists);
        RejectedNext rejected = new RejectedNext();
        this.clients = new ClientRequests(store, events, risk, flow, admission, rejected, throttling);
        this.overrides = new Overrides(events, admission, timers, new PartyWords(risk.book()));
        this.desk = new DeskActions(store, events, risk, flow, admission, rejected, overrides);
        Suspense suspense = new Suspense(risk);
        this.venues = new VenueReports(store, events, risk, flow, suspense, stops);
        this.copies = new VenueCopies(hearing, store, events, risk, suspense);
        this.operations = new Operations(store, events, risk, kills);
        this.limitCommands = new LimitCommands(events, risk, timers);
        this.day = new TradingDay(store, events, risk, flow, passes);
        this.links = new VenueLinks(store, events, flow, sweeps, passes);
        this.sessions = new SessionCommands(marks, events, risk);
        this.repairs = new SessionRepairs(events, risk);
        this.lost = new LostSessions(events, risk, sweeps, marks, timers);
        this.states = new SessionStates(marks, events, risk, links, lost);
        this.leases = new Leases(marks, events, states, timers);
        var house = new CoreSnapshot.House(
                leases, day, rejected, limitCommands, overrides, kills, sweeps, passes, suspense);
        this.snapshot = new CoreSnapshot(risk, marks, store, events, house);
        passes.assign(PassKind.SEND_CANCELS, new HeldCancels(flow));
        passes.assign(PassKind.MASS_CANCEL, cancels);
        assignTo(passes, links, markets, restricted, stops, losses);
    }

    private static void assignTo(
            Passes passes,
            VenueLinks links,
            MarketCommands markets,
            RestrictedOrders restricted,
            StoppedParties stops,
            LossStops losses) {
        passes.assign(PassKind.LINK_UP, links);
        passes.assign(PassKind.RESTRICTED, restricted);
        passes.assign(PassKind.MARKET, markets);
        passes.assign(PassKind.PARTY_STOPPED, stops);
        passes.assign(PassKind.LOSS_LIMIT, losses);
    }

    /**
     * Takes one command.
     *
     * @param epochNs time of the command, UTC; never goes back
     * @param buffer holds the letter; read only during the call
     * @param offset of its SBE header
     * @param length in bytes, header included
     * @throws IllegalStateException when the letter is none that the core knows: our own mistake
     */
    public void onCommand(long epochNs, DirectBuffer buffer, int offset, int length) {
        events.begin(epochNs);
        store.forget(epochNs);
        limitCommands.revertDue();
        overrides.expireDue();
        sources.lapse();
        header.wrap(buffer, offset);
        int templateId = header.templateId();
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID || length < MessageHeaderDecoder.ENCODED_LENGTH) {
            throw new IllegalStateException("schemaId=" + header.schemaId() + " length=" + length);
        }
        if (templateId <= ReportVenueNoticeDecoder.TEMPLATE_ID) {
            onOrderCommand(templateId, buffer, offset);
        } else if (templateId <= ReportSessionRepairDecoder.TEMPLATE_ID) {
            onSessionCommand(templateId, buffer, offset);
        } else {
            onOperation(templateId, buffer, offset);
        }
        finish();
    }

    /** What follows from a command as a whole. */
    private void finish() {
        automatic.finish();
        sweeps.finish();
        mass.finish();
        restricted.finish();
        losses.finish();
        escalations.finish();
        sources.finish();
        admission.finish();
        throttling.finish();
    }

    private void onOrderCommand(int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                placeOrder.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(placeOrder.origin())) {
                    clients.place(placeOrder);
                }
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                cancelOrder.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(cancelOrder.origin())) {
                    clients.cancel(cancelOrder);
                }
            }
            case ReplaceOrderDecoder.TEMPLATE_ID -> {
                replaceOrder.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(replaceOrder.origin())) {
                    clients.replace(replaceOrder);
                }
            }
            case AskOrderStatusDecoder.TEMPLATE_ID -> {
                askStatus.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(askStatus.origin())) {
                    clients.status(askStatus);
                }
            }
            case RefuseMessageDecoder.TEMPLATE_ID -> {
                refuseMessage.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(refuseMessage.origin())) {
                    sessions.refuse(refuseMessage);
                }
            }
            default -> onVenueCommand(templateId, buffer, offset);
        }
    }

    private void onVenueCommand(int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case ReportVenueExecutionDecoder.TEMPLATE_ID -> {
                venueExecution.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(venueExecution.origin())) {
                    venues.execution(venueExecution);
                }
            }
            case ReportVenueCancelRejectDecoder.TEMPLATE_ID -> {
                venueCancelReject.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(venueCancelReject.origin())) {
                    venues.cancelReject(venueCancelReject);
                }
            }
            case ReportVenueRefusalDecoder.TEMPLATE_ID -> {
                venueRefusal.wrapAndApplyHeader(buffer, offset, header);
                if (hearing.isNew(venueRefusal.origin())) {
                    venues.refusal(venueRefusal);
                }
            }
            case ReportUnsentDecoder.TEMPLATE_ID -> links.unsent(unsent.wrapAndApplyHeader(buffer, offset, header));
            default -> {
                if (!mass.take(templateId, buffer, offset, header)) {
                    throw unknown(templateId);
                }
            }
        }
    }

    private void onSessionCommand(int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case DefineSessionDecoder.TEMPLATE_ID -> {
                defineSession.wrapAndApplyHeader(buffer, offset, header);
                note(templateId, defineSession.sessionId(), risk.book().define(defineSession));
                sources.defined(defineSession.sessionId());
            }
            case ReportSessionStateDecoder.TEMPLATE_ID ->
                states.report(sessionState.wrapAndApplyHeader(buffer, offset, header));
            case ReportGatewayAliveDecoder.TEMPLATE_ID ->
                leases.alive(gatewayAlive.wrapAndApplyHeader(buffer, offset, header));
            case AskSessionMarksDecoder.TEMPLATE_ID ->
                sessions.tellMarks(askMarks.wrapAndApplyHeader(buffer, offset, header));
            case ReportSessionRepairDecoder.TEMPLATE_ID ->
                repairs.report(repairReport.wrapAndApplyHeader(buffer, offset, header));
            case ReportGatewayAlarmDecoder.TEMPLATE_ID ->
                sessions.alarm(gatewayAlarm.wrapAndApplyHeader(buffer, offset, header));
            case NoteDeliveryDecoder.TEMPLATE_ID -> {
                noteDelivery.wrapAndApplyHeader(buffer, offset, header);
                marks.of(noteDelivery.sessionId()).delivered(noteDelivery.deliveredEventNumber());
            }
            default -> throw unknown(templateId);
        }
    }

    private void onOperation(int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case UpdatePriceDecoder.TEMPLATE_ID -> {
                risk.updatePrice(updatePrice.wrapAndApplyHeader(buffer, offset, header));
                sources.heard();
            }
            case ReportFeedDecoder.TEMPLATE_ID -> {
                operations.feed(reportFeed.wrapAndApplyHeader(buffer, offset, header));
                sources.heard();
            }
            case SetLimitDecoder.TEMPLATE_ID -> limitCommands.set(setLimit.wrapAndApplyHeader(buffer, offset, header));
            case SetKillSwitchDecoder.TEMPLATE_ID -> kills.set(setKill.wrapAndApplyHeader(buffer, offset, header));
            case AskImageDecoder.TEMPLATE_ID -> operations.image(askImage.wrapAndApplyHeader(buffer, offset, header));
            case StartTradingDayDecoder.TEMPLATE_ID -> day.start(startDay.wrapAndApplyHeader(buffer, offset, header));
            case DisconnectSessionDecoder.TEMPLATE_ID ->
                sessions.disconnect(disconnect.wrapAndApplyHeader(buffer, offset, header));
            case ResetSessionDecoder.TEMPLATE_ID -> sessions.reset(reset.wrapAndApplyHeader(buffer, offset, header));
            case RepairSessionDecoder.TEMPLATE_ID -> repairs.order(repair.wrapAndApplyHeader(buffer, offset, header));
            default -> onDeskAction(templateId, buffer, offset);
        }
    }

    private void onDeskAction(int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case EnterDeskOrderDecoder.TEMPLATE_ID ->
                desk.enter(enterDeskOrder.wrapAndApplyHeader(buffer, offset, header));
            case CancelByDeskDecoder.TEMPLATE_ID ->
                desk.cancel(cancelByDesk.wrapAndApplyHeader(buffer, offset, header));
            case ReplaceByDeskDecoder.TEMPLATE_ID ->
                desk.replace(replaceByDesk.wrapAndApplyHeader(buffer, offset, header));
            case RejectNextDecoder.TEMPLATE_ID ->
                desk.rejectNext(rejectNext.wrapAndApplyHeader(buffer, offset, header));
            case SendNewsDecoder.TEMPLATE_ID -> desk.news(sendNews.wrapAndApplyHeader(buffer, offset, header));
            case CheckOrderDecoder.TEMPLATE_ID -> desk.check(checkOrder.wrapAndApplyHeader(buffer, offset, header));
            case SetIntakeDecoder.TEMPLATE_ID ->
                operations.intake(setIntake.wrapAndApplyHeader(buffer, offset, header));
            case ApproveLimitDecoder.TEMPLATE_ID ->
                limitCommands.approve(approveLimit.wrapAndApplyHeader(buffer, offset, header));
            case OverrideRefusalDecoder.TEMPLATE_ID ->
                overrides.agree(overrideRefusal.wrapAndApplyHeader(buffer, offset, header));
            case AcknowledgeAlertDecoder.TEMPLATE_ID ->
                operations.acknowledge(acknowledgeAlert.wrapAndApplyHeader(buffer, offset, header));
            default -> onReferenceData(templateId, buffer, offset);
        }
    }

    private void onReferenceData(int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case DefinePartyDecoder.TEMPLATE_ID -> {
                defineParty.wrapAndApplyHeader(buffer, offset, header);
                note(templateId, defineParty.partyId(), risk.define(defineParty));
            }
            case DefineInstrumentDecoder.TEMPLATE_ID -> {
                defineInstrument.wrapAndApplyHeader(buffer, offset, header);
                note(templateId, defineInstrument.instrumentId(), risk.define(defineInstrument));
            }
            case DefineVenueDecoder.TEMPLATE_ID -> {
                defineVenue.wrapAndApplyHeader(buffer, offset, header);
                note(templateId, defineVenue.venueId(), risk.book().define(defineVenue));
                risk.memory().reduceOnly().lookAgain();
            }
            case DefineRouteDecoder.TEMPLATE_ID -> {
                defineRoute.wrapAndApplyHeader(buffer, offset, header);
                note(templateId, defineRoute.routeId(), risk.book().define(defineRoute));
            }
            case UpdateFxRateDecoder.TEMPLATE_ID ->
                operations.fxRate(updateFxRate.wrapAndApplyHeader(buffer, offset, header));
            case CommitReferenceDataDecoder.TEMPLATE_ID -> {
                operations.commitReferenceData(commitData.wrapAndApplyHeader(buffer, offset, header));
                limitCommands.govern();
            }
            default -> {
                if (!markets.take(templateId, buffer, offset, header)
                        && !copies.take(templateId, buffer, offset, header)) {
                    throw unknown(templateId);
                }
            }
        }
    }

    private void note(int templateId, long id, Outcome outcome) {
        if (outcome.isRefusal()) {
            events.refuse(templateId, id, outcome.text());
        }
    }

    private static IllegalStateException unknown(int templateId) {
        return new IllegalStateException("no command has templateId=" + templateId
                + ": it came of a newer build; give members a new build before gateways, stores and ops");
    }

    /**
     * A timer came due. One that is early, late or double changes nothing: what it was set for decides.
     *
     * @param correlationId as it was set
     * @param epochNs time, UTC
     */
    public void onTimer(long correlationId, long epochNs) {
        events.begin(epochNs);
        store.forget(epochNs);
        limitCommands.revertDue();
        overrides.expireDue();
        sources.lapse();
        int id = TimerKind.idOf(correlationId);
        if (TimerKind.isOf(TimerKind.GATEWAY_LEASE, correlationId)) {
            leases.due(id);
        } else if (TimerKind.isOf(TimerKind.SESSION_GRACE, correlationId)) {
            lost.graceOver(id);
        } else if (TimerKind.isOf(TimerKind.USE_TELLING, correlationId)) {
            use.tell();
        } else if (TimerKind.isOf(TimerKind.SWEEP, correlationId)) {
            sweeps.due(id);
        } else if (TimerKind.isOf(TimerKind.PASS, correlationId)) {
            passes.due(id);
        }
        finish();
    }

    /**
     * There is a leader, the first, the same again, or another: what could not be heard before is held against nobody.
     *
     * @param epochNs time, UTC
     */
    public void onLeader(long epochNs) {
        events.begin(epochNs);
        leases.renew();
        sources.renew();
    }

    /**
     * Lets somebody look on at every decision of risk: for a core that replays the log. It changes none of them.
     *
     * @param witness who looks on
     */
    public void witness(Witness witness) {
        risk.reviews().witness(witness);
    }

    /**
     * Returns the world that the core knows: for those who tell of it.
     *
     * @return parties, sessions, venues, to be read only
     */
    public ReferenceBook reference() {
        return risk.book();
    }

    /**
     * Returns how far the core has come.
     *
     * @return number of the last event, 0 before the first
     */
    public long lastEventNumber() {
        return events.lastEventNumber();
    }

    /**
     * Returns how many orders are remembered.
     *
     * @return open ones and closed ones within their retention
     */
    public int orderCount() {
        return store.size();
    }

    /** For those who look whether what it keeps of open orders is true. */
    OrderStore store() {
        return store;
    }

    RiskCore risk() {
        return risk;
    }

    /**
     * Writes the whole state.
     *
     * @param sink takes its records
     */
    public void saveTo(SnapshotSink sink) {
        snapshot.saveTo(sink);
    }

    /**
     * Takes a written state over; this core must be new.
     *
     * @param source gives the records
     * @throws IllegalStateException when a record is unknown or missing
     */
    public void loadFrom(SnapshotSource source) {
        snapshot.loadFrom(source);
        restricted.restored();
    }

    /**
     * Hashes the whole state.
     *
     * @return equal for equal states
     */
    public long stateHash() {
        StateHash hash = new StateHash();
        saveTo(hash);
        return hash.value();
    }
}
