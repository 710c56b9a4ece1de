package io.trade2026.gateway.inbound;

import io.trade2026.dictionaries.fix42.decoder.NewOrderSingleDecoder;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.Tags;
import java.util.EnumMap;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.builder.Decoder;
import uk.co.real_logic.artio.util.MutableAsciiBuffer;

/** Holds a message against the dictionary of its version: tags, required fields, values, formats, groups. One thread. */
final class MessageCheck {
    private static final int MAX_SHOWN = 48;
    private static final String[] RULES = {
        "is no tag of FIX",
        "is required",
        "does not belong into this message",
        "is no tag of FIX",
        "is without a value",
        "is not an allowed value",
        "has not the format of its type"
    };

    private final Map<FixVersion, Long2ObjectHashMap<Decoder>> decoders = new EnumMap<>(FixVersion.class);
    private final MutableAsciiBuffer ascii = new MutableAsciiBuffer();
    private final Refusal refusal;

    MessageCheck(Refusal refusal) {
        this.refusal = refusal;
        Long2ObjectHashMap<Decoder> fix42 = versioned(FixVersion.FIX42);
        fix42.put(NewOrderSingleDecoder.MESSAGE_TYPE, new NewOrderSingleDecoder());
        fix42.put('F', new io.trade2026.dictionaries.fix42.decoder.OrderCancelRequestDecoder());
        fix42.put('G', new io.trade2026.dictionaries.fix42.decoder.OrderCancelReplaceRequestDecoder());
        fix42.put('H', new io.trade2026.dictionaries.fix42.decoder.OrderStatusRequestDecoder());
        fix42.put('8', new io.trade2026.dictionaries.fix42.decoder.ExecutionReportDecoder());
        fix42.put('9', new io.trade2026.dictionaries.fix42.decoder.OrderCancelRejectDecoder());
        Long2ObjectHashMap<Decoder> fix44 = versioned(FixVersion.FIX44);
        fix44.put('D', new io.trade2026.dictionaries.fix44.decoder.NewOrderSingleDecoder());
        fix44.put('F', new io.trade2026.dictionaries.fix44.decoder.OrderCancelRequestDecoder());
        fix44.put('G', new io.trade2026.dictionaries.fix44.decoder.OrderCancelReplaceRequestDecoder());
        fix44.put('H', new io.trade2026.dictionaries.fix44.decoder.OrderStatusRequestDecoder());
        fix44.put('8', new io.trade2026.dictionaries.fix44.decoder.ExecutionReportDecoder());
        fix44.put('9', new io.trade2026.dictionaries.fix44.decoder.OrderCancelRejectDecoder());
        Long2ObjectHashMap<Decoder> fix50 = versioned(FixVersion.FIX50SP2);
        fix50.put('D', new io.trade2026.dictionaries.fix50.decoder.NewOrderSingleDecoder());
        fix50.put('F', new io.trade2026.dictionaries.fix50.decoder.OrderCancelRequestDecoder());
        fix50.put('G', new io.trade2026.dictionaries.fix50.decoder.OrderCancelReplaceRequestDecoder());
        fix50.put('H', new io.trade2026.dictionaries.fix50.decoder.OrderStatusRequestDecoder());
        fix50.put('8', new io.trade2026.dictionaries.fix50.decoder.ExecutionReportDecoder());
        fix50.put('9', new io.trade2026.dictionaries.fix50.decoder.OrderCancelRejectDecoder());
    }

    private Long2ObjectHashMap<Decoder> versioned(FixVersion version) {
        return decoders.computeIfAbsent(version, any -> new Long2ObjectHashMap<>());
    }

    /** Says whether the message keeps to its dictionary; messages without a decoder do. */
    boolean isSound(Arrival arrival) {
        Long2ObjectHashMap<Decoder> ofVersion = decoders.get(arrival.version());
        @Nullable Decoder decoder = ofVersion == null ? null : ofVersion.get(arrival.messageType());
        if (decoder == null) {
            return true;
        }
        ascii.wrap(arrival.fields().buffer());
        decoder.reset();
        decoder.decode(ascii, arrival.offset(), arrival.length());
        return decoder.validate() || refuse(arrival, decoder.invalidTagId(), decoder.rejectReason());
    }

    private boolean refuse(Arrival arrival, int tag, int reason) {
        String rule = reason >= 0 && reason < RULES.length ? RULES[reason] : "breaks the rules of the message";
        boolean showsValue = reason >= Refusal.VALUE_INCORRECT
                && tag > 0
                && tag < 10_000
                && arrival.fields().has(tag);
        String value = showsValue ? arrival.fields().text(tag) : "";
        String shown = value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) : value;
        return refusal.session(reason, tag, Tags.name(tag) + ": " + rule + (showsValue ? ", was '" + shown + "'" : ""));
    }
}
