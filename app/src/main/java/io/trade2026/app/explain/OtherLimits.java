package io.trade2026.app.explain;

import io.trade2026.app.explain.LimitsFile.Row;
import io.trade2026.app.process.StartFault;
import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.DefineInstrumentDecoder;
import io.trade2026.messages.sbe.DefinePartyDecoder;
import io.trade2026.messages.sbe.DefineSessionDecoder;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.messages.sbe.SetLimitEncoder;
import io.trade2026.ops.explain.LimitMeasure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Learns parties, instruments and limits from the commands that define them, and writes the commands that put the limits of a file
 * in the place of those that hold. Limits that the file does not name stay. One thread.
 */
final class OtherLimits {
    /** Above every version that a table gives, so that what the record sets later for the same limit is passed over as older. */
    private static final long VERSION = 1L << 60;

    private static final long FIRST_NEW_ID = 1L << 59;
    private static final int E8 = 8;
    private static final int E4 = 4;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder newHeader = new MessageHeaderEncoder();
    private final DefinePartyDecoder party = new DefinePartyDecoder();
    private final DefineSessionDecoder session = new DefineSessionDecoder();
    private final DefineInstrumentDecoder instrument = new DefineInstrumentDecoder();
    private final SetLimitDecoder set = new SetLimitDecoder();
    private final SetLimitEncoder letter = new SetLimitEncoder();
    private final Map<String, String> namesById = new HashMap<>();
    private final Map<String, Integer> idsByName = new HashMap<>();
    private final Map<Long, byte[]> letters = new HashMap<>();
    private final Map<String, Long> limitByKey = new HashMap<>();

    /** A limit in words; one of the file has no version that anybody could look up. */
    static String words(LimitMeasure of) {
        return of.version() == VERSION ? StoryText.numbers(of) + " (limit of the file)" : StoryText.measure(of);
    }

    /** Takes note of a command. */
    void learn(DirectBuffer buffer, int offset, int length) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case DefinePartyDecoder.TEMPLATE_ID -> {
                party.wrapAndApplyHeader(buffer, offset, header);
                name(party.kind().name(), party.partyId(), party.name());
            }
            case DefineSessionDecoder.TEMPLATE_ID -> {
                session.wrapAndApplyHeader(buffer, offset, header);
                name(PartyKind.SESSION.name(), session.sessionId(), Integer.toString(session.sessionId()));
            }
            case DefineInstrumentDecoder.TEMPLATE_ID -> {
                instrument.wrapAndApplyHeader(buffer, offset, header);
                name(InstrumentScope.INSTRUMENT.name(), instrument.instrumentId(), instrument.symbol());
            }
            case SetLimitDecoder.TEMPLATE_ID -> {
                byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                set.wrapAndApplyHeader(buffer, offset, header);
                letters.put(set.limitId(), bytes);
                limitByKey.put(key(), set.limitId());
            }
            default -> {
                // says nothing of limits
            }
        }
    }

    private void name(String kind, int id, String name) {
        namesById.put(kind + " " + id, name);
        idsByName.put(kind + " " + name, id);
    }

    private String key() {
        @Nullable Control control = Control.of(set.control());
        String instruments = switch (set.instrumentScope()) {
            case INSTRUMENT -> namesById.getOrDefault("INSTRUMENT " + set.instrumentId(), "");
            case ASSET_CLASS -> set.assetClass();
            case PRODUCT_GROUP -> set.productGroup();
            case ANY, EACH, VENUE, NULL_VAL -> set.instrumentScope().name();
        };
        return control == null
                ? ""
                : Row.key(
                        control,
                        set.scopeKind().name(),
                        namesById.getOrDefault(set.scopeKind() + " " + set.scopeId(), ""),
                        instruments,
                        set.side().name());
    }

    /**
     * Writes the commands that set the limits of a file.
     *
     * @param rows of the file
     * @return letters with their SBE headers
     * @throws StartFault when a party or an instrument was not known at that moment
     */
    List<UnsafeBuffer> letters(List<Row> rows) {
        List<UnsafeBuffer> written = new ArrayList<>();
        for (Row row : rows) {
            Long known = row.limitId() != 0 ? Long.valueOf(row.limitId()) : limitByKey.get(row.key());
            byte[] before = known == null ? null : letters.get(known);
            UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
            if (before != null) {
                buffer.putBytes(0, before);
                letter.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH);
            } else if (row.limitId() != 0) {
                throw new StartFault("line " + row.line() + " limit_id: must be a limit that held at that time, was "
                        + row.limitId());
            } else {
                create(buffer, row, FIRST_NEW_ID + row.line());
            }
            letter.version(VERSION)
                    .enabled(row.value() == null ? Bool.NO : Bool.YES)
                    .value(row.value() == null ? 0 : value(row.control(), row.value()))
                    .untilEpochNs(0)
                    .overAllocated(Bool.YES);
            letter.author("whatif").reason("what if");
            int length = MessageHeaderEncoder.ENCODED_LENGTH + letter.encodedLength();
            written.add(new UnsafeBuffer(buffer, 0, length));
        }
        return written;
    }

    private void create(UnsafeBuffer buffer, Row row, long limitId) {
        Integer scopeId = idsByName.get(row.scope() + " " + row.scopeName());
        if (scopeId == null) {
            throw new StartFault(
                    "line " + row.line() + " scope_name: must be a party that was known at that time, was '"
                            + row.scope() + " " + row.scopeName() + "'");
        }
        boolean isSum = row.instruments().equals("ANY") || row.instruments().equals("EACH");
        Integer instrumentId = isSum ? Integer.valueOf(0) : idsByName.get("INSTRUMENT " + row.instruments());
        if (instrumentId == null) {
            throw new StartFault(
                    "line " + row.line() + " instrument: must be any, each or a symbol for a limit that was not"
                            + " there, was '" + row.instruments() + "'");
        }
        letter.wrapAndApplyHeader(buffer, 0, newHeader)
                .limitId(limitId)
                .control(row.control().code())
                .scopeKind(PartyKind.valueOf(row.scope()))
                .scopeId(scopeId)
                .instrumentScope(isSum ? InstrumentScope.valueOf(row.instruments()) : InstrumentScope.INSTRUMENT)
                .instrumentId(instrumentId)
                .side(LimitSide.valueOf(row.side()));
    }

    private static long value(Control control, BigDecimal value) {
        int scale = control.unit() == MeasureUnit.QTY_E8 ? E8 : control.unit() == MeasureUnit.MONEY_E4 ? E4 : 0;
        return value.setScale(scale, RoundingMode.DOWN).unscaledValue().longValueExact();
    }
}
