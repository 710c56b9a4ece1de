package io.trade2026.gateway.wire;

import org.agrona.collections.Int2ObjectHashMap;

/** Names of the tags that texts speak of. */
public final class Tags {
    private static final Int2ObjectHashMap<String> NAMES = new Int2ObjectHashMap<>();

    static {
        String[] rows = {
            "1 Account",
            "6 AvgPx",
            "11 ClOrdID",
            "14 CumQty",
            "15 Currency",
            "17 ExecID",
            "18 ExecInst",
            "19 ExecRefID",
            "20 ExecTransType",
            "21 HandlInst",
            "31 LastPx",
            "32 LastQty",
            "34 MsgSeqNum",
            "35 MsgType",
            "37 OrderID",
            "38 OrderQty",
            "39 OrdStatus",
            "40 OrdType",
            "41 OrigClOrdID",
            "44 Price",
            "45 RefSeqNum",
            "47 Rule80A",
            "49 SenderCompID",
            "50 SenderSubID",
            "52 SendingTime",
            "54 Side",
            "55 Symbol",
            "56 TargetCompID",
            "58 Text",
            "59 TimeInForce",
            "60 TransactTime",
            "99 StopPx",
            "100 ExDestination",
            "102 CxlRejReason",
            "103 OrdRejReason",
            "110 MinQty",
            "111 MaxFloor",
            "114 LocateReqd",
            "122 OrigSendingTime",
            "126 ExpireTime",
            "150 ExecType",
            "151 LeavesQty",
            "152 CashOrderQty",
            "432 ExpireDate",
            "434 CxlRejResponseTo",
            "528 OrderCapacity",
            "790 OrdStatusReqID",
            "847 TargetStrategy"
        };
        for (String row : rows) {
            int space = row.indexOf(' ');
            NAMES.put(Integer.parseInt(row.substring(0, space)), row.substring(space + 1));
        }
    }

    private Tags() {}

    /**
     * Names a tag as texts do.
     *
     * @param tag of a field
     * @return such as {@code Side(54)}, or {@code tag 5001} when it has no name here
     */
    public static String name(int tag) {
        String name = NAMES.get(tag);
        return name == null ? "tag " + tag : name + "(" + tag + ")";
    }
}
