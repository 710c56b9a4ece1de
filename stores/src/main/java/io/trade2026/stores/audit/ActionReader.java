package io.trade2026.stores.audit;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakReportedDecoder;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.KillLiftProposedDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.ManualPriceChangedDecoder;
import io.trade2026.messages.sbe.MarketStateChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OverrideChangedDecoder;
import io.trade2026.messages.sbe.OverrideState;
import io.trade2026.messages.sbe.PairBlockChangedDecoder;
import io.trade2026.messages.sbe.PartyStoppedDecoder;
import io.trade2026.messages.sbe.SessionDisconnectOrderedDecoder;
import io.trade2026.messages.sbe.SessionRepairOrderedDecoder;
import io.trade2026.messages.sbe.SessionResetOrderedDecoder;
import io.trade2026.messages.sbe.SweepCause;
import io.trade2026.messages.sbe.SweepReportedDecoder;
import io.trade2026.messages.sbe.SweepState;
import io.trade2026.messages.sbe.TradingDayStartedDecoder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.agrona.DirectBuffer;

/** Finds the events that an operator caused. Used by one thread. */
final class ActionReader {
    /** Tells breaks and blocks for them by itself; no operator has this name. */
    private static final String RECONCILIATION = "reconciliation";

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DeskActionTakenDecoder taken = new DeskActionTakenDecoder();
    private final TradingDayStartedDecoder day = new TradingDayStartedDecoder();
    private final KillSwitchChangedDecoder kill = new KillSwitchChangedDecoder();
    private final MarketStateChangedDecoder market = new MarketStateChangedDecoder();
    private final OverrideChangedDecoder override = new OverrideChangedDecoder();
    private final PartyStoppedDecoder stop = new PartyStoppedDecoder();
    private final ManualPriceChangedDecoder priced = new ManualPriceChangedDecoder();
    private final KillLiftProposedDecoder proposed = new KillLiftProposedDecoder();
    private final SweepReportedDecoder sweep = new SweepReportedDecoder();
    private final SessionDisconnectOrderedDecoder disconnect = new SessionDisconnectOrderedDecoder();
    private final SessionRepairOrderedDecoder repair = new SessionRepairOrderedDecoder();
    private final SessionResetOrderedDecoder reset = new SessionResetOrderedDecoder();
    private final BreakReportedDecoder broken = new BreakReportedDecoder();
    private final PairBlockChangedDecoder block = new PairBlockChangedDecoder();

    Optional<OperatorAction> read(
            final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
        final int template = header.wrap(buffer, offset).templateId();
        return switch (template) {
            case DeskActionTakenDecoder.TEMPLATE_ID -> {
                taken.wrapAndApplyHeader(buffer, offset, header);
                yield Optional.of(new OperatorAction(
                        eventNumber,
                        epochNs,
                        taken.user(),
                        Optional.empty(),
                        taken.act().name(),
                        taken.orderId() > 0 ? OptionalLong.of(taken.orderId()) : OptionalLong.empty(),
                        session(taken.sessionId()),
                        "",
                        taken.reason()));
            }
            case TradingDayStartedDecoder.TEMPLATE_ID -> {
                day.wrapAndApplyHeader(buffer, offset, header);
                final String detail = day.tradingDateYmd() + ": " + day.expiredOrders() + " orders expired, "
                        + day.renewedOrders() + " renewed";
                yield Optional.of(action(eventNumber, epochNs, day.user(), "ROLL_DAY", 0, detail, day.reason()));
            }
            case KillSwitchChangedDecoder.TEMPLATE_ID -> Optional.of(kill(eventNumber, epochNs, buffer, offset));
            case MarketStateChangedDecoder.TEMPLATE_ID -> market(eventNumber, epochNs, buffer, offset);
            case PartyStoppedDecoder.TEMPLATE_ID -> {
                stop.wrapAndApplyHeader(buffer, offset, header);
                final String party = stop.scopeKind() + " " + stop.scopeId();
                yield stop.stopped() == Bool.YES
                        ? Optional.empty()
                        : Optional.of(action(eventNumber, epochNs, stop.user(), "RESUME", 0, party, stop.reason()));
            }
            case OverrideChangedDecoder.TEMPLATE_ID -> overridden(eventNumber, epochNs, buffer, offset);
            case ManualPriceChangedDecoder.TEMPLATE_ID -> Optional.of(priced(eventNumber, epochNs, buffer, offset));
            case SweepReportedDecoder.TEMPLATE_ID -> sweep(eventNumber, epochNs, buffer, offset);
            case KillLiftProposedDecoder.TEMPLATE_ID -> {
                proposed.wrapAndApplyHeader(buffer, offset, header);
                final String detail = proposed.scopeKind() + " " + proposed.scopeName();
                yield Optional.of(
                        action(eventNumber, epochNs, proposed.user(), "PROPOSE_UN_KILL", 0, detail, proposed.reason()));
            }
            case SessionDisconnectOrderedDecoder.TEMPLATE_ID -> {
                disconnect.wrapAndApplyHeader(buffer, offset, header);
                final int session = disconnect.sessionId();
                yield Optional.of(action(
                        eventNumber, epochNs, disconnect.user(), "DISCONNECT", session, "", disconnect.reason()));
            }
            case SessionResetOrderedDecoder.TEMPLATE_ID -> {
                reset.wrapAndApplyHeader(buffer, offset, header);
                final int session = reset.sessionId();
                yield Optional.of(
                        action(eventNumber, epochNs, reset.user(), "RESET_SEQUENCE", session, "", reset.reason()));
            }
            case SessionRepairOrderedDecoder.TEMPLATE_ID -> Optional.of(repair(eventNumber, epochNs, buffer, offset));
            case BreakReportedDecoder.TEMPLATE_ID -> resolved(eventNumber, epochNs, buffer, offset);
            case PairBlockChangedDecoder.TEMPLATE_ID -> blocked(eventNumber, epochNs, buffer, offset);
            default -> Optional.empty();
        };
    }

    /** How a break ages and that it is matched is nobody's doing. */
    private Optional<OperatorAction> resolved(
            final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
        broken.wrapAndApplyHeader(buffer, offset, header);
        if (broken.stage() != BreakStage.RESOLVED) {
            return Optional.empty();
        }
        final String venueOrder = (broken.venueName() + " " + broken.venueOrderId() + " " + broken.execId()).strip();
        final String account = broken.accountName();
        return Optional.of(new OperatorAction(
                eventNumber,
                epochNs,
                broken.user(),
                second(broken.secondUser()),
                "RESOLVE_BREAK",
                broken.orderId() > 0 ? OptionalLong.of(broken.orderId()) : OptionalLong.empty(),
                OptionalInt.empty(),
                "break " + broken.breakEvent() + " " + broken.kind() + ": "
                        + (account.isEmpty() ? venueOrder : account + " in " + broken.symbol())
                        + (broken.released() == Bool.YES ? ", out of suspense" : ""),
                broken.text()));
    }

    /** Who takes no new risk for a break, or may again; the block that a break brings by itself is nobody's doing. */
    private Optional<OperatorAction> blocked(
            final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
        block.wrapAndApplyHeader(buffer, offset, header);
        final String user = block.user();
        if (user.equals(RECONCILIATION)) {
            return Optional.empty();
        }
        return Optional.of(new OperatorAction(
                eventNumber,
                epochNs,
                user,
                second(block.secondUser()),
                block.blocked() == Bool.YES ? "BLOCK" : "UNBLOCK",
                OptionalLong.empty(),
                OptionalInt.empty(),
                block.accountId() == 0
                        ? block.clientName() + " at " + block.venueName()
                        : block.accountName() + " in " + block.symbol(),
                block.reason()));
    }

    private static Optional<String> second(final String user) {
        return user.isEmpty() ? Optional.empty() : Optional.of(user);
    }

    /** What a venue says of itself is no operator's doing. */
    private Optional<OperatorAction> market(
            final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
        market.wrapAndApplyHeader(buffer, offset, header);
        final String user = market.user();
        final String detail = market.venueName() + " " + market.symbol() + ": " + market.oldState() + " to "
                + market.newState() + (market.frozen() == Bool.YES ? ", frozen" : "");
        return user.isEmpty()
                ? Optional.empty()
                : Optional.of(action(eventNumber, epochNs, user, "MARKET_STATE", 0, detail.strip(), market.reason()));
    }

    /** Who agreed, of two the one of risk first; the one who entered the order did that before, and does it again. */
    private Optional<OperatorAction> overridden(
            final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
        override.wrapAndApplyHeader(buffer, offset, header);
        final OverrideState state = override.state();
        final String risk = override.approver();
        final String compliance = override.compliance();
        if (state == OverrideState.EXPIRED) {
            return Optional.empty();
        }
        final long orderId = override.orderId();
        return Optional.of(new OperatorAction(
                eventNumber,
                epochNs,
                risk.isEmpty() ? compliance : risk,
                risk.isEmpty() || compliance.isEmpty() ? Optional.empty() : Optional.of(compliance),
                "OVERRIDE_" + state,
                orderId > 0 ? OptionalLong.of(orderId) : OptionalLong.empty(),
                OptionalInt.empty(),
                "refusal " + override.refusal() + " of " + override.user(),
                override.reason()));
    }

    private OperatorAction priced(
            final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
        priced.wrapAndApplyHeader(buffer, offset, header);
        final String second = priced.secondUser();
        return new OperatorAction(
                eventNumber,
                epochNs,
                priced.user(),
                second.isEmpty() ? Optional.empty() : Optional.of(second),
                "PRICE_BY_HAND",
                OptionalLong.empty(),
                OptionalInt.empty(),
                priced.symbol() + " " + Decimal8.toText(priced.newPriceE8()),
                priced.reason());
    }

    /** The report of a drill, and the last one of a kill switch; what is still chased has no row yet. */
    private Optional<OperatorAction> sweep(
            final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
        sweep.wrapAndApplyHeader(buffer, offset, header);
        if (sweep.state() == SweepState.CHASING || sweep.cause() == SweepCause.DISCONNECT) {
            return Optional.empty();
        }
        final boolean isDrill = sweep.cause() == SweepCause.DRILL;
        final String detail = (isDrill ? "DRILL, nothing was stopped: " : "") + "report " + sweep.sweepId() + " on "
                + sweep.scopeKind() + " " + sweep.scopeId() + ": " + sweep.orders() + " orders, " + sweep.confirmed()
                + " cancelled, " + sweep.tooLate() + " ended otherwise, " + sweep.open() + " open, "
                + sweep.cancelsSent() + " cancels sent";
        return Optional.of(action(
                eventNumber, epochNs, sweep.user(), isDrill ? "KILL_DRILL" : "KILL_REPORT", 0, detail, sweep.reason()));
    }

    private OperatorAction repair(
            final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
        repair.wrapAndApplyHeader(buffer, offset, header);
        final String second = repair.secondUser();
        return new OperatorAction(
                eventNumber,
                epochNs,
                repair.user(),
                second.isEmpty() ? Optional.empty() : Optional.of(second),
                second.isEmpty() ? "PROPOSE_REPAIR" : "REPAIR_SEQUENCE",
                OptionalLong.empty(),
                session(repair.sessionId()),
                repair.kind() + " " + repair.fromMsgSeqNum() + " " + repair.toMsgSeqNum()
                        + (repair.proposal() > 0 ? ", proposed by event " + repair.proposal() : ""),
                repair.reason());
    }

    private OperatorAction kill(
            final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
        kill.wrapAndApplyHeader(buffer, offset, header);
        final String second = kill.secondUser();
        final String name = kill.scopeName();
        return new OperatorAction(
                eventNumber,
                epochNs,
                kill.user(),
                second.isEmpty() ? Optional.empty() : Optional.of(second),
                kill.engaged() == Bool.YES ? "KILL" : "UN_KILL",
                OptionalLong.empty(),
                OptionalInt.empty(),
                kill.scopeKind() + " " + kill.scopeId() + (name.isEmpty() ? "" : " " + name)
                        + (kill.ordersToCancel() < 0 ? "" : ", " + kill.ordersToCancel() + " orders to cancel")
                        + (kill.sweepId() > 0 ? ", report " + kill.sweepId() : ""),
                kill.reason());
    }

    private static OperatorAction action(
            final long eventNumber,
            final long epochNs,
            final String actor,
            final String act,
            final int sessionId,
            final String detail,
            final String reason) {
        return new OperatorAction(
                eventNumber,
                epochNs,
                actor,
                Optional.empty(),
                act,
                OptionalLong.empty(),
                session(sessionId),
                detail,
                reason);
    }

    private static OptionalInt session(final int sessionId) {
        return sessionId > 0 ? OptionalInt.of(sessionId) : OptionalInt.empty();
    }
}
