package io.trade2026.gateway.dropcopy;

import io.trade2026.gateway.inbound.Arrival;
import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.Tags;
import io.trade2026.sessions.DropCopyFilter;
import java.util.regex.Pattern;
import org.agrona.collections.IntHashSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a TradeCaptureReportRequest(AD). What it asks for that is not offered here is refused and never passed over: who asks for one side
 * and is sent both would be deceived. One thread.
 */
public final class RequestReader {
    private static final int TRADE_REQUEST_ID = 568;
    private static final int TRADE_REQUEST_TYPE = 569;
    private static final int SUBSCRIPTION_REQUEST_TYPE = 263;
    private static final int EXEC_ID = 17;
    private static final int SYMBOL = 55;
    private static final int ACCOUNT = 1;
    private static final int NO_DATES = 580;
    private static final int TRADE_DATE = 75;
    private static final int TRANSACT_TIME = 60;
    private static final int NO_PARTY_IDS = 453;
    private static final int PARTY_ID = 448;
    private static final int PARTY_ROLE = 452;
    private static final int CUSTOMER_ACCOUNT = 24;

    private static final int INVALID_PARTIES = 3;
    private static final int TYPE_NOT_SUPPORTED = 8;
    private static final int UNAUTHORIZED = 9;
    private static final int OTHER = 99;

    private static final int ABSENT = -1;
    private static final int MATCHED_TRADES = 1;
    private static final int MAX_ID = 64;
    private static final int MAX_NAME = 24;
    private static final int MAX_SHOWN = 48;
    private static final int FIRST_OF_USERS = 5_000;
    private static final long MILLI_NS = 1_000_000;
    private static final Pattern OUR_EXEC_ID = Pattern.compile("E\\d{1,18}");
    /** Of header and trailer, and what is heeded. PartyIDSource(447) and Text(58) may say what they like. */
    private static final int[] KNOWN = {
        8,
        9,
        35,
        49,
        56,
        34,
        52,
        43,
        97,
        122,
        115,
        116,
        128,
        129,
        50,
        57,
        142,
        143,
        144,
        145,
        347,
        369,
        1128,
        1129,
        1156,
        10,
        89,
        93,
        TRADE_REQUEST_ID,
        TRADE_REQUEST_TYPE,
        SUBSCRIPTION_REQUEST_TYPE,
        EXEC_ID,
        SYMBOL,
        ACCOUNT,
        NO_DATES,
        TRADE_DATE,
        TRANSACT_TIME,
        NO_PARTY_IDS,
        PARTY_ID,
        447,
        PARTY_ROLE,
        58
    };

    private final IntHashSet known = new IntHashSet();
    private final FixReader rest = new FixReader();
    private int result;
    private String why = "";

    /** Creates a reader. */
    public RequestReader() {
        for (int tag : KNOWN) {
            known.add(tag);
        }
    }

    /**
     * Reads a request.
     *
     * @param arrival of the message
     * @param filter of the drop copy session
     * @param lastEvent last event that was told: ExecIDs above it were never given
     * @return what it asks for, or why it is refused; null when it cannot even be named, since TradeRequestID(568) is missing or too long
     */
    public @Nullable Asked read(Arrival arrival, DropCopyFilter filter, long lastEvent) {
        FixReader fields = arrival.fields();
        String id = fields.text(TRADE_REQUEST_ID);
        if (id.isEmpty() || id.length() > MAX_ID) {
            return null;
        }
        int type = (int) Math.max(ABSENT, Math.min(fields.integer(TRADE_REQUEST_TYPE, ABSENT), Integer.MAX_VALUE));
        boolean isSound = hasKnownTagsOnly(fields)
                && hasType(fields, type)
                && hasParties(fields)
                && hasDates(fields, arrival.offset() + arrival.length())
                && hasExecId(fields, lastEvent)
                && hasNames(fields, filter);
        if (!isSound) {
            return new RefusedRequest(id, Math.max(type, 0), result, why);
        }
        return new CopyRequest(
                id,
                type,
                fields.has(EXEC_ID) ? number(fields.text(EXEC_ID)) : 0,
                fields.has(NO_DATES) ? Math.floorDiv(fields.epochNs(TRANSACT_TIME), MILLI_NS) : CopyRequest.ANY_FROM,
                rest.has(TRANSACT_TIME) ? Math.floorDiv(rest.epochNs(TRANSACT_TIME), MILLI_NS) : CopyRequest.ANY_TO,
                fields.text(SYMBOL),
                account(fields));
    }

    private boolean refuse(int tradeRequestResult, String text) {
        result = tradeRequestResult;
        why = text;
        return false;
    }

    private boolean hasKnownTagsOnly(FixReader fields) {
        for (int i = 0; i < fields.tagCount(); i++) {
            int tag = fields.tagAt(i);
            if (tag < FIRST_OF_USERS && !known.contains(tag)) {
                return refuse(
                        OTHER,
                        Tags.name(tag) + ": is not heeded here; executions are found by ExecID(17), TransactTime(60) in"
                                + " NoDates(580), Symbol(55) and Account(1)");
            }
        }
        return true;
    }

    private boolean hasType(FixReader fields, int type) {
        if (type < 0 || type > MATCHED_TRADES) {
            return refuse(
                    TYPE_NOT_SUPPORTED,
                    "TradeRequestType(569): must be 0 (all trades) or 1 (those that match), was '"
                            + shown(fields, TRADE_REQUEST_TYPE) + "'");
        }
        return !fields.has(SUBSCRIPTION_REQUEST_TYPE)
                || fields.character(SUBSCRIPTION_REQUEST_TYPE) == '0'
                || refuse(
                        OTHER,
                        "SubscriptionRequestType(263): must be 0 (snapshot), was '"
                                + shown(fields, SUBSCRIPTION_REQUEST_TYPE)
                                + "'; what happens from now on comes unasked");
    }

    private boolean hasParties(FixReader fields) {
        if (!fields.has(NO_PARTY_IDS) && !fields.has(PARTY_ID) && !fields.has(PARTY_ROLE)) {
            return true;
        }
        boolean isAccount = fields.integer(NO_PARTY_IDS, 0) == 1
                && fields.integer(PARTY_ROLE, 0) == CUSTOMER_ACCOUNT
                && fields.length(PARTY_ID) > 0;
        return isAccount
                || refuse(
                        INVALID_PARTIES,
                        "NoPartyIDs(453): must be one PartyID(448) with PartyRole(452)=24, the account");
    }

    private boolean hasDates(FixReader fields, int end) {
        long dates = fields.integer(NO_DATES, fields.has(NO_DATES) ? ABSENT : 0);
        if (fields.has(TRADE_DATE)) {
            return refuse(OTHER, "TradeDate(75): is not heeded here, give TransactTime(60) in NoDates(580)");
        }
        // The first of two is found by its tag, the second in what is behind the first.
        int behind = fields.has(TRANSACT_TIME) ? fields.offset(TRANSACT_TIME) + fields.length(TRANSACT_TIME) + 1 : end;
        rest.wrap(fields.buffer(), behind, end - behind);
        int times = !fields.has(TRANSACT_TIME) ? 0 : rest.has(TRANSACT_TIME) ? 2 : 1;
        if (dates < 0 || dates > 2 || dates != times) {
            return refuse(
                    OTHER,
                    "NoDates(580): must be 1 (TransactTime(60) from which on) or 2 (from and to), was '"
                            + shown(fields, NO_DATES) + "' with " + times + " TransactTime(60)");
        }
        if (times > 0 && !(isTime(fields) && (times == 1 || isTime(rest)))) {
            return refuse(OTHER, "TransactTime(60): must be a UTC time such as 20261124-14:30:00.000");
        }
        return times < 2
                || fields.epochNs(TRANSACT_TIME) <= rest.epochNs(TRANSACT_TIME)
                || refuse(OTHER, "TransactTime(60): the second, up to which, is before the first, from which on");
    }

    /** Nothing was executed here before 1970, and earlier times need not fit into 63 bits. */
    private static boolean isTime(FixReader fields) {
        return fields.epochNs(TRANSACT_TIME) != FixReader.NO_TIME
                && fields.text(TRANSACT_TIME).compareTo("1970") >= 0;
    }

    private boolean hasExecId(FixReader fields, long lastEvent) {
        String execId = fields.text(EXEC_ID);
        if (!fields.has(EXEC_ID)) {
            return true;
        }
        if (!OUR_EXEC_ID.matcher(execId).matches()) {
            return refuse(OTHER, "ExecID(17): must be one that came from here, such as E4711, or E0 for all");
        }
        return number(execId) <= lastEvent || refuse(OTHER, "ExecID(17): " + execId + " was never given");
    }

    private static long number(String execId) {
        return Long.parseLong(execId, 1, execId.length(), 10);
    }

    /** A value in a text: as much of it as a text should hold. */
    private static String shown(FixReader fields, int tag) {
        String value = fields.text(tag);
        return value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) + "~" : value;
    }

    private boolean hasNames(FixReader fields, DropCopyFilter filter) {
        String account = account(fields);
        if (account.length() > MAX_NAME || fields.length(SYMBOL) > MAX_NAME) {
            return refuse(OTHER, "Symbol(55), Account(1): must have at most " + MAX_NAME + " characters");
        }
        if (fields.has(ACCOUNT) && fields.has(PARTY_ID) && !account.equals(fields.text(PARTY_ID))) {
            return refuse(INVALID_PARTIES, "Account(1): is another than that of PartyID(448)");
        }
        return account.isEmpty()
                || CopyFilter.admits(filter, account)
                || refuse(UNAUTHORIZED, "Account(1): executions of " + account + " are not copied to this session");
    }

    private static String account(FixReader fields) {
        return fields.has(ACCOUNT) ? fields.text(ACCOUNT) : fields.text(PARTY_ID);
    }
}
