package io.trade2026.risk.controls;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Session;
import org.jspecify.annotations.Nullable;

/**
 * AC-01: the session may trade for this account, by this trader and strategy, at a venue of its choice (15c3-5(c)(2)(iii)).
 *
 * <p>A trader is asked for only by clients that have traders defined: for the others SenderSubID(50) is free. Likewise
 * strategies and TargetStrategy(847).
 */
final class AuthorisedAccess implements PreTradeControl {
    @Override
    public boolean passes(Check check) {
        Session session = check.knownSession();
        Party account = check.knownAccount();
        if (session == null || session.role() != SessionRole.CLIENT) {
            return check.refuse(Denial.UNKNOWN_SESSION);
        }
        if (account == null) {
            boolean isAbsent = check.order().accountId() == OrderView.ABSENT;
            return check.refuse(isAbsent ? Denial.ACCOUNT_MISSING : Denial.UNKNOWN_ACCOUNT);
        }
        if (account.clientId() != session.clientId()) {
            return check.refuse(Denial.ACCOUNT_OF_ANOTHER_CLIENT);
        }
        if (isAnyDisabled(check, account)) {
            return false;
        }
        if (check.order().choosesVenue() && !session.mayChooseVenue()) {
            return check.refuse(Denial.VENUE_CHOICE_NOT_PERMITTED);
        }
        Party client = check.book().party(PartyKind.CLIENT, account.clientId());
        return isTraderWelcome(check, client) && isStrategyWelcome(check, client);
    }

    /** Whether the account or whoever is above it is switched off. */
    private static boolean isAnyDisabled(Check check, Party account) {
        ReferenceBook book = check.book();
        int deskId = book.deskIdOf(account, check.order().traderId());
        return isDisabled(check, account)
                || isDisabled(check, book.party(PartyKind.CLIENT, account.clientId()))
                || isDisabled(check, book.party(PartyKind.FIRM, account.firmId()))
                || (account.clearingId() != 0
                        && isDisabled(check, book.party(PartyKind.CLEARING, account.clearingId())))
                || (deskId != 0 && isDisabled(check, book.party(PartyKind.DESK, deskId)));
    }

    private static boolean isDisabled(Check check, @Nullable Party party) {
        if (party != null && party.isEnabled()) {
            return false;
        }
        check.refuse(Denial.PARTY_DISABLED);
        if (party != null) {
            check.decision().scope(party.kind(), party.id(), 0);
        }
        return true;
    }

    private static boolean isTraderWelcome(Check check, @Nullable Party client) {
        int traderId = check.order().traderId();
        if (traderId == OrderView.ABSENT || client == null || !client.hasTraders()) {
            return true;
        }
        Party trader = check.book().party(PartyKind.TRADER, traderId);
        if (trader == null || trader.clientId() != client.id()) {
            return check.refuse(Denial.UNKNOWN_TRADER);
        }
        return !isDisabled(check, trader);
    }

    private static boolean isStrategyWelcome(Check check, @Nullable Party client) {
        int strategyId = check.order().strategyId();
        if (strategyId == OrderView.ABSENT || client == null || !client.hasStrategies()) {
            return true;
        }
        Party strategy = check.book().party(PartyKind.STRATEGY, strategyId);
        if (strategy == null || strategy.clientId() != client.id()) {
            return check.refuse(Denial.UNKNOWN_STRATEGY);
        }
        return !isDisabled(check, strategy);
    }
}
