package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixVersion;
import java.util.EnumMap;
import java.util.Map;
import org.agrona.collections.IntHashSet;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.builder.Decoder;

/** The messages whose inside is looked at, in each version, with the tags that belong into them. */
final class KnownMessages {
    /** AF, packed as Artio does. */
    static final int MASS_STATUS = 'A' | 'F' << 8;

    private final Map<FixVersion, Long2ObjectHashMap<Known>> known = new EnumMap<>(FixVersion.class);

    KnownMessages() {
        for (FixVersion version : FixVersion.values()) {
            known.put(version, new Long2ObjectHashMap<>());
        }
        fix42();
        fix44();
        fix50();
    }

    /**
     * One message of one version.
     *
     * @param decoder that validates it
     * @param ownTags tags of its body, its groups and its header
     * @param versionTags all tags of the version
     */
    record Known(Decoder decoder, IntHashSet ownTags, IntHashSet versionTags) {}

    @Nullable Known find(FixVersion version, long messageType) {
        Long2ObjectHashMap<Known> ofVersion = known.get(version);
        return ofVersion == null ? null : ofVersion.get(messageType);
    }

    private void add(FixVersion version, long type, Decoder decoder, IntHashSet ownTags, IntHashSet versionTags) {
        Long2ObjectHashMap<Known> ofVersion = known.get(version);
        if (ofVersion != null) {
            ofVersion.put(type, new Known(decoder, ownTags, versionTags));
        }
    }

    private void fix42() {
        IntHashSet all = io.trade2026.dictionaries.fix42.Constants.ALL_FIELDS;
        FixVersion version = FixVersion.FIX42;
        var order = new io.trade2026.dictionaries.fix42.decoder.NewOrderSingleDecoder();
        add(version, 'D', order, order.messageFields, all);
        var cancel = new io.trade2026.dictionaries.fix42.decoder.OrderCancelRequestDecoder();
        add(version, 'F', cancel, cancel.messageFields, all);
        var replace = new io.trade2026.dictionaries.fix42.decoder.OrderCancelReplaceRequestDecoder();
        add(version, 'G', replace, replace.messageFields, all);
        var status = new io.trade2026.dictionaries.fix42.decoder.OrderStatusRequestDecoder();
        add(version, 'H', status, status.messageFields, all);
        var report = new io.trade2026.dictionaries.fix42.decoder.ExecutionReportDecoder();
        add(version, '8', report, report.messageFields, all);
        var reject = new io.trade2026.dictionaries.fix42.decoder.OrderCancelRejectDecoder();
        add(version, '9', reject, reject.messageFields, all);
        var list = new io.trade2026.dictionaries.fix42.decoder.NewOrderListDecoder();
        add(version, 'E', list, list.messageFields, all);
        var listCancel = new io.trade2026.dictionaries.fix42.decoder.ListCancelRequestDecoder();
        add(version, 'K', listCancel, listCancel.messageFields, all);
        var listExecute = new io.trade2026.dictionaries.fix42.decoder.ListExecuteDecoder();
        add(version, 'L', listExecute, listExecute.messageFields, all);
        var listStatus = new io.trade2026.dictionaries.fix42.decoder.ListStatusRequestDecoder();
        add(version, 'M', listStatus, listStatus.messageFields, all);
        var dontKnow = new io.trade2026.dictionaries.fix42.decoder.DontKnowTradeDecoder();
        add(version, 'Q', dontKnow, dontKnow.messageFields, all);
        var news = new io.trade2026.dictionaries.fix42.decoder.NewsDecoder();
        add(version, 'B', news, news.messageFields, all);
        var tradingSession = new io.trade2026.dictionaries.fix42.decoder.TradingSessionStatusDecoder();
        add(version, 'h', tradingSession, tradingSession.messageFields, all);
    }

    private void fix44() {
        IntHashSet all = io.trade2026.dictionaries.fix44.Constants.ALL_FIELDS;
        FixVersion version = FixVersion.FIX44;
        var order = new io.trade2026.dictionaries.fix44.decoder.NewOrderSingleDecoder();
        add(version, 'D', order, order.messageFields, all);
        var cancel = new io.trade2026.dictionaries.fix44.decoder.OrderCancelRequestDecoder();
        add(version, 'F', cancel, cancel.messageFields, all);
        var replace = new io.trade2026.dictionaries.fix44.decoder.OrderCancelReplaceRequestDecoder();
        add(version, 'G', replace, replace.messageFields, all);
        var status = new io.trade2026.dictionaries.fix44.decoder.OrderStatusRequestDecoder();
        add(version, 'H', status, status.messageFields, all);
        var report = new io.trade2026.dictionaries.fix44.decoder.ExecutionReportDecoder();
        add(version, '8', report, report.messageFields, all);
        var reject = new io.trade2026.dictionaries.fix44.decoder.OrderCancelRejectDecoder();
        add(version, '9', reject, reject.messageFields, all);
        var list = new io.trade2026.dictionaries.fix44.decoder.NewOrderListDecoder();
        add(version, 'E', list, list.messageFields, all);
        var listCancel = new io.trade2026.dictionaries.fix44.decoder.ListCancelRequestDecoder();
        add(version, 'K', listCancel, listCancel.messageFields, all);
        var listExecute = new io.trade2026.dictionaries.fix44.decoder.ListExecuteDecoder();
        add(version, 'L', listExecute, listExecute.messageFields, all);
        var listStatus = new io.trade2026.dictionaries.fix44.decoder.ListStatusRequestDecoder();
        add(version, 'M', listStatus, listStatus.messageFields, all);
        var dontKnow = new io.trade2026.dictionaries.fix44.decoder.DontKnowTradeDecoder();
        add(version, 'Q', dontKnow, dontKnow.messageFields, all);
        var news = new io.trade2026.dictionaries.fix44.decoder.NewsDecoder();
        add(version, 'B', news, news.messageFields, all);
        var tradingSession = new io.trade2026.dictionaries.fix44.decoder.TradingSessionStatusDecoder();
        add(version, 'h', tradingSession, tradingSession.messageFields, all);
        var massCancel = new io.trade2026.dictionaries.fix44.decoder.OrderMassCancelRequestDecoder();
        add(version, 'q', massCancel, massCancel.messageFields, all);
        var massStatus = new io.trade2026.dictionaries.fix44.decoder.OrderMassStatusRequestDecoder();
        add(version, MASS_STATUS, massStatus, massStatus.messageFields, all);
    }

    private void fix50() {
        IntHashSet all = io.trade2026.dictionaries.fix50.Constants.ALL_FIELDS;
        FixVersion version = FixVersion.FIX50SP2;
        var order = new io.trade2026.dictionaries.fix50.decoder.NewOrderSingleDecoder();
        add(version, 'D', order, order.messageFields, all);
        var cancel = new io.trade2026.dictionaries.fix50.decoder.OrderCancelRequestDecoder();
        add(version, 'F', cancel, cancel.messageFields, all);
        var replace = new io.trade2026.dictionaries.fix50.decoder.OrderCancelReplaceRequestDecoder();
        add(version, 'G', replace, replace.messageFields, all);
        var status = new io.trade2026.dictionaries.fix50.decoder.OrderStatusRequestDecoder();
        add(version, 'H', status, status.messageFields, all);
        var report = new io.trade2026.dictionaries.fix50.decoder.ExecutionReportDecoder();
        add(version, '8', report, report.messageFields, all);
        var reject = new io.trade2026.dictionaries.fix50.decoder.OrderCancelRejectDecoder();
        add(version, '9', reject, reject.messageFields, all);
        var list = new io.trade2026.dictionaries.fix50.decoder.NewOrderListDecoder();
        add(version, 'E', list, list.messageFields, all);
        var listCancel = new io.trade2026.dictionaries.fix50.decoder.ListCancelRequestDecoder();
        add(version, 'K', listCancel, listCancel.messageFields, all);
        var listExecute = new io.trade2026.dictionaries.fix50.decoder.ListExecuteDecoder();
        add(version, 'L', listExecute, listExecute.messageFields, all);
        var listStatus = new io.trade2026.dictionaries.fix50.decoder.ListStatusRequestDecoder();
        add(version, 'M', listStatus, listStatus.messageFields, all);
        var dontKnow = new io.trade2026.dictionaries.fix50.decoder.DontKnowTradeDecoder();
        add(version, 'Q', dontKnow, dontKnow.messageFields, all);
        var news = new io.trade2026.dictionaries.fix50.decoder.NewsDecoder();
        add(version, 'B', news, news.messageFields, all);
        var tradingSession = new io.trade2026.dictionaries.fix50.decoder.TradingSessionStatusDecoder();
        add(version, 'h', tradingSession, tradingSession.messageFields, all);
        var massCancel = new io.trade2026.dictionaries.fix50.decoder.OrderMassCancelRequestDecoder();
        add(version, 'q', massCancel, massCancel.messageFields, all);
        var massStatus = new io.trade2026.dictionaries.fix50.decoder.OrderMassStatusRequestDecoder();
        add(version, MASS_STATUS, massStatus, massStatus.messageFields, all);
    }
}
