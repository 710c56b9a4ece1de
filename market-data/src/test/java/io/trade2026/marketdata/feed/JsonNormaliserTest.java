package io.trade2026.marketdata.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNormaliserTest {
    private static final String GOOD = "{'symbol':'INTC','bid':'99.98','ask':'100.02','bidSize':'500',"
            + "'askSize':'0','last':'100.00000001','sourceTime':'2026-11-24T12:00:00.000001Z','seq':123}";

    private final JsonNormaliser normaliser = new JsonNormaliser();

    private PriceMessage read(String topic, String json) {
        return normaliser.normalise("XSIM", topic, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsEveryFieldExactly() {
        long epochNs = Instant.parse("2026-11-24T12:00:00Z").getEpochSecond() * 1_000_000_000L + 1_000;
        assertThat(read("INTC", GOOD))
                .isEqualTo(new Quote(
                        "INTC", 9_998_000_000L, 10_002_000_000L, 50_000_000_000L, 0, 10_000_000_001L, epochNs, 123));
    }

    @Test
    void readsTheVolumeOfTheDayWhereAVenueTellsIt() {
        String told = GOOD.replace("'seq':123", "'volume':'120000.5','seq':123");
        assertThat(read("INTC", told))
                .isInstanceOfSatisfying(
                        Quote.class, quote -> assertThat(quote.volumeE8()).isEqualTo(12_000_050_000_000L));
        assertThat(read("INTC", told.replace("'120000.5'", "'-1'")))
                .isEqualTo(new Refusal(Fault.OUT_OF_RANGE, "volume", "-1"));
    }

    @Test
    void absentAndNullPricesAreNone() {
        PriceMessage message =
                read("X", "{'symbol':'X','bid':null,'other':{'a':[1]},'sourceTime':'2026-11-24T12:00:00Z','seq':'1'}");
        assertThat(message).isInstanceOfSatisfying(Quote.class, quote -> {
            assertThat(quote.bidE8()).isEqualTo(Decimal8.NULL);
            assertThat(quote.askE8()).isEqualTo(Decimal8.NULL);
            assertThat(quote.lastE8()).isEqualTo(Decimal8.NULL);
        });
    }

    @Test
    void readsAHeartbeatAndRefusesThatOfAnotherVenue() {
        String json = "{'venue':'XSIM','seq':7,'sourceTime':'1970-01-01T00:00:01Z'}";
        assertThat(read("heartbeat", json)).isEqualTo(new Heartbeat(1_000_000_000L));
        assertThat(read("heartbeat", json.replace("XSIM", "XALT")))
                .isEqualTo(new Refusal(Fault.WRONG_VENUE, "venue", "XALT"));
    }

    @ParameterizedTest(name = "{0} → {1}: {3} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'bid':'99.98' | 'bid':99.98 | NOT_A_DECIMAL | bid",
                "'bid':'99.98' | 'bid':'1e2' | NOT_A_DECIMAL | bid",
                "'bid':'99.98' | 'bid':'' | NOT_A_DECIMAL | bid",
                "'bid':'99.98' | 'bid':'0' | OUT_OF_RANGE | bid",
                "'bid':'99.98' | 'bid':'-1' | OUT_OF_RANGE | bid",
                "'ask':'100.02' | 'ask':'0.000000001' | TOO_FINE | ask",
                "'ask':'100.02' | 'ask':'92233720369' | OUT_OF_RANGE | ask",
                "'bidSize':'500' | 'bidSize':'-1' | OUT_OF_RANGE | bidSize",
                "'seq':123 | 'seq':1.5 | NOT_A_COUNT | seq",
                "'seq':123 | 'seq':-1 | NOT_A_COUNT | seq",
                "'seq':123 | 'count':1 | MISSING | seq",
                "'symbol':'INTC' | 'symbol':' ' | BAD_SYMBOL | symbol",
                "'symbol':'INTC' | 'symbol':'ABCDEFGHIJKLMNOPQRSTUVWXY' | BAD_SYMBOL | symbol",
                "'symbol':'INTC' | 'symbol':'Ä' | BAD_SYMBOL | symbol",
                "'symbol':'INTC' | 'symbol':null | MISSING | symbol",
                "2026-11-24T12:00:00.000001Z | yesterday | BAD_TIME | sourceTime",
                "2026-11-24T12:00:00.000001Z | 1969-12-31T00:00:00Z | BAD_TIME | sourceTime",
                "2026-11-24T12:00:00.000001Z | +1000000-01-01T00:00:00Z | BAD_TIME | sourceTime",
                "'seq':123 | 'seq':123,'seq':124 | NOT_JSON | payload",
                "'seq':123} | 'seq':123} x | NOT_JSON | payload",
                "{'symbol' | ['symbol' | NOT_JSON | payload",
                "'seq':123} | 'seq':123 | NOT_JSON | payload",
            },
            quoteCharacter = '`')
    void refusesWithFieldAndRule(String good, String bad, Fault fault, String field) {
        assertThat(GOOD).contains(good);
        assertThat(read("INTC", GOOD.replace(good, bad))).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.fault()).isEqualTo(fault);
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.sentence()).startsWith(field + ": " + fault.rule());
        });
    }

    @Test
    void refusesJunkAndWhatIsTooLong() {
        assertThat(normaliser.normalise("XSIM", "INTC", new byte[] {0, (byte) 0xff, '{', '\n'}))
                .isEqualTo(new Refusal(Fault.NOT_JSON, "payload", "??{?"));
        assertThat(normaliser.normalise("XSIM", "INTC", new byte[0])).isInstanceOf(Refusal.class);
        assertThat(normaliser.normalise("XSIM", "INTC", new byte[JsonNormaliser.MAX_PAYLOAD + 1]))
                .isEqualTo(new Refusal(Fault.TOO_LONG, "payload", "4097 bytes"));
    }
}
