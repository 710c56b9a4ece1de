package io.trade2026.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table of differences between the versions, row by row: what a client of each version reads. Each message is also held against the
 * dictionary of its version.
 */
class VersionTableTest {
    private final FixWriter writer = new FixWriter();
    private final ClientReports reports = new ClientReports();

    private Told report(FixVersion version, OrderFact fact, OrdStatus status, Consumer<OrderChangedEncoder> rest) {
        reports.executionReport(Events.changed(fact, status, rest), Told.envelope(version), writer);
        return new Told(version, writer);
    }

    /** 150, 20 and 39 of each fact: columns are FIX 4.2 (150, 20, 39), FIX 4.4 (150, 39), 5.0 SP2 (150, 39). */
    @ParameterizedTest
    @CsvSource({
        "ACCEPTED,        NEW,              0,0,0, 0,0, 0,0",
        "PENDING_NEW,     PENDING_NEW,      A,0,A, A,A, A,A",
        "DENIED,          REJECTED,         8,0,8, 8,8, 8,8",
        "REJECTED,        REJECTED,         8,0,8, 8,8, 8,8",
        "FILLED,          PARTIALLY_FILLED, 1,0,1, F,1, F,1",
        "FILLED,          FILLED,           2,0,2, F,2, F,2",
        "FILLED,          PENDING_CANCEL,   1,0,6, F,6, F,6",
        "FILL_BUSTED,     PARTIALLY_FILLED, 1,1,1, H,1, H,1",
        "FILL_BUSTED,     NEW,              1,1,0, H,0, H,0",
        "FILL_CORRECTED,  FILLED,           2,2,2, G,2, G,2",
        "FILL_CORRECTED,  PARTIALLY_FILLED, 1,2,1, G,1, G,1",
        "STATUS,          NEW,              0,3,0, I,0, I,0",
        "STATUS,          PENDING_REPLACE,  E,3,E, I,E, I,E",
        "STATUS,          FILLED,           2,3,2, I,2, I,2",
        "CANCEL_PENDING,  PENDING_CANCEL,   6,0,6, 6,6, 6,6",
        "REPLACE_PENDING, PENDING_REPLACE,  E,0,E, E,E, E,E",
        "CANCELED,        CANCELED,         4,0,4, 4,4, 4,4",
        "REPLACED,        NEW,              5,0,5, 5,0, 5,0",
        "REPLACED,        PARTIALLY_FILLED, 5,0,1, 5,1, 5,1",
        "REPLACED,        PENDING_CANCEL,   5,0,6, 5,6, 5,6",
        "EXPIRED,         EXPIRED,          C,0,C, C,C, C,C",
        "DONE_FOR_DAY,    DONE_FOR_DAY,     3,0,3, 3,3, 3,3",
        "SUSPENDED,       SUSPENDED,        9,0,9, 9,9, 9,9",
        "STOPPED,         STOPPED,          7,0,7, 7,7, 7,7",
        "CALCULATED,      CALCULATED,       B,0,B, B,B, B,B",
        "RESTATED,        NEW,              D,0,0, D,0, D,0",
        "TRIGGERED,       NEW,              D,0,0, D,0, L,0"
    })
    void factsAreToldInTheWordsOfTheVersion(
            OrderFact fact,
            OrdStatus status,
            String type42,
            String trans42,
            String status42,
            String type44,
            String status44,
            String type50,
            String status50) {
        Told in42 = report(FixVersion.FIX42, fact, status, event -> {});
        assertThat(in42.get(150)).isEqualTo(type42);
        assertThat(in42.get(20)).isEqualTo(trans42);
        assertThat(in42.get(39)).isEqualTo(status42);
        Told in44 = report(FixVersion.FIX44, fact, status, event -> {});
        assertThat(in44.get(150)).isEqualTo(type44);
        assertThat(in44.has(20)).isFalse();
        assertThat(in44.get(39)).isEqualTo(status44);
        Told in50 = report(FixVersion.FIX50SP2, fact, status, event -> {});
        assertThat(in50.get(150)).isEqualTo(type50);
        assertThat(in50.has(20)).isFalse();
        assertThat(in50.get(39)).isEqualTo(status50);
    }

    /** OrdRejReason(103) of a venue: given, 4.2, 4.4, 5.0 SP2. */
    @ParameterizedTest
    @CsvSource({
        "-1,0,99,99",
        "0,0,0,0",
        "8,8,8,8",
        "9,0,9,9",
        "11,0,11,11",
        "12,0,99,12",
        "13,0,13,13",
        "15,0,15,15",
        "16,0,99,16",
        "17,0,99,99",
        "18,0,99,18",
        "25,0,99,99",
        "99,0,99,99"
    })
    void ordRejReasonStaysInTheSetOfTheVersion(int given, String in42, String in44, String in50) {
        Consumer<OrderChangedEncoder> rest = event -> event.venueRejReason(given);
        assertThat(report(FixVersion.FIX42, OrderFact.REJECTED, OrdStatus.REJECTED, rest)
                        .get(103))
                .isEqualTo(in42);
        assertThat(report(FixVersion.FIX44, OrderFact.REJECTED, OrdStatus.REJECTED, rest)
                        .get(103))
                .isEqualTo(in44);
        assertThat(report(FixVersion.FIX50SP2, OrderFact.REJECTED, OrdStatus.REJECTED, rest)
                        .get(103))
                .isEqualTo(in50);
    }

    @ParameterizedTest
    @EnumSource
    void everyDenialHasACodeOfEachVersion(FixVersion version) {
        for (Denial denial : Denial.values()) {
            Told told = report(
                    version,
                    OrderFact.DENIED,
                    OrdStatus.REJECTED,
                    event -> event.explanation().denial(denial.code()));
            assertThat(told.get(103)).as(denial.name()).isNotEmpty();
            assertThat(told.get(58)).contains(denial.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void codeThatWasOrderedByTheDeskIsTold(FixVersion version) {
        assertThat(report(version, OrderFact.DENIED, OrdStatus.REJECTED, event -> event.venueRejReason(2))
                        .get(103))
                .isEqualTo("2");
    }

    /** CxlRejReason(102): given, 4.2, 4.4, 5.0 SP2. */
    @ParameterizedTest
    @CsvSource({
        "-1,2,99,99",
        "0,0,0,0",
        "1,1,1,1",
        "3,3,3,3",
        "4,2,4,4",
        "6,2,6,6",
        "7,2,99,7",
        "8,2,99,8",
        "18,2,99,18",
        "99,2,99,99"
    })
    void cxlRejReasonStaysInTheSetOfTheVersion(int given, String in42, String in44, String in50) {
        assertThat(cancelReject(FixVersion.FIX42, given).get(102)).isEqualTo(in42);
        assertThat(cancelReject(FixVersion.FIX44, given).get(102)).isEqualTo(in44);
        assertThat(cancelReject(FixVersion.FIX50SP2, given).get(102)).isEqualTo(in50);
    }

    private Told cancelReject(FixVersion version, int reason) {
        reports.cancelReject(Events.cancelRejected(reason), Told.envelope(version), writer);
        return new Told(version, writer);
    }

    @ParameterizedTest
    @EnumSource
    void cancelRejectNamesTheOrderItSpokeOf(FixVersion version) {
        Told told = cancelReject(version, 0);
        assertThat(told.get(41)).isEqualTo("A1");
        assertThat(told.get(11)).isEqualTo("A2");
        assertThat(told.get(37)).isEqualTo("O12");
        assertThat(told.get(434)).isEqualTo("1");
    }

    /** ExecRestatementReason(378): given, 4.2, 4.4, 5.0 SP2. */
    @ParameterizedTest
    @CsvSource({"-1,4,99,99", "0,0,0,0", "5,5,5,5", "6,4,6,6", "10,4,10,10", "11,4,99,11", "12,4,99,99", "99,4,99,99"})
    void restatementReasonStaysInTheSetOfTheVersion(int given, String in42, String in44, String in50) {
        Consumer<OrderChangedEncoder> rest = event -> event.execRestatementReason(given);
        assertThat(report(FixVersion.FIX42, OrderFact.RESTATED, OrdStatus.NEW, rest)
                        .get(378))
                .isEqualTo(in42);
        assertThat(report(FixVersion.FIX44, OrderFact.RESTATED, OrdStatus.NEW, rest)
                        .get(378))
                .isEqualTo(in44);
        assertThat(report(FixVersion.FIX50SP2, OrderFact.RESTATED, OrdStatus.NEW, rest)
                        .get(378))
                .isEqualTo(in50);
    }

    /** SessionRejectReason(373): given, 4.2, 4.4, 5.0 SP2. FIX 4.2 has no code for groups and repeated tags, and need not tell one. */
    @ParameterizedTest
    @CsvSource({"0,0,0,0", "5,5,5,5", "11,11,11,11", "13,'',13,13", "16,'',16,16"})
    void sessionRejectReasonStaysInTheSetOfTheVersion(int given, String in42, String in44, String in50) {
        assertThat(refusal(FixVersion.FIX42, given, -1).get(373)).isEqualTo(in42);
        assertThat(refusal(FixVersion.FIX44, given, -1).get(373)).isEqualTo(in44);
        assertThat(refusal(FixVersion.FIX50SP2, given, -1).get(373)).isEqualTo(in50);
    }

    /** BusinessRejectReason(380): given, 4.2, 4.4, 5.0 SP2. */
    @ParameterizedTest
    @CsvSource({"0,0,0,0", "3,3,3,3", "5,5,5,5", "6,0,6,6", "7,0,7,7", "8,0,0,0"})
    void businessRejectReasonStaysInTheSetOfTheVersion(int given, String in42, String in44, String in50) {
        assertThat(refusal(FixVersion.FIX42, -1, given).get(380)).isEqualTo(in42);
        assertThat(refusal(FixVersion.FIX44, -1, given).get(380)).isEqualTo(in44);
        assertThat(refusal(FixVersion.FIX50SP2, -1, given).get(380)).isEqualTo(in50);
    }

    private Told refusal(FixVersion version, int sessionReason, int businessReason) {
        reports.refusal(Events.refused(sessionReason, businessReason), Told.envelope(version), writer);
        return new Told(version, writer);
    }

    /** Capacity of the order: letter, tag and letter in 4.2 (Rule80A), in 4.4 and 5.0 SP2 (OrderCapacity). */
    @ParameterizedTest
    @CsvSource({"A,A,A", "I,I,I", "P,P,P", "W,W,W", "G,'',G", "R,'',R", "J,J,''"})
    void capacityHasItsTagInEachVersion(char given, String rule80A, String orderCapacity) {
        Consumer<OrderChangedEncoder> rest = event -> event.order().terms().orderCapacity((byte) given);
        for (FixVersion version : FixVersion.values()) {
            Told told = report(version, OrderFact.ACCEPTED, OrdStatus.NEW, rest);
            assertThat(told.get(47)).isEqualTo(version == FixVersion.FIX42 ? rule80A : "");
            assertThat(told.get(528)).isEqualTo(version == FixVersion.FIX42 ? "" : orderCapacity);
        }
    }

    /** LastShares(32) of 4.2 is LastQty(32) later: one tag. */
    @ParameterizedTest
    @EnumSource
    void fillTellsQuantityAndPrice(FixVersion version) {
        Told told = report(version, OrderFact.FILLED, OrdStatus.PARTIALLY_FILLED, event -> {
            event.lastQtyE8(Decimal8.parse("40")).lastPxE8(Decimal8.parse("99.25"));
            event.order()
                    .cumQtyE8(Decimal8.parse("40"))
                    .leavesQtyE8(Decimal8.parse("60"))
                    .avgPxE8(Decimal8.parse("99.25"));
        });
        assertThat(told.get(32)).isEqualTo("40");
        assertThat(told.get(31)).isEqualTo("99.25");
        assertThat(told.get(151)).isEqualTo("60");
        assertThat(told.get(14)).isEqualTo("40");
        assertThat(told.get(6)).isEqualTo("99.25");
        assertThat(told.get(17)).isEqualTo("E41");
    }

    @ParameterizedTest
    @EnumSource
    void bustNamesTheExecutionThatItUndoes(FixVersion version) {
        assertThat(report(version, OrderFact.FILL_BUSTED, OrdStatus.NEW, event -> event.refEventNumber(30))
                        .get(19))
                .isEqualTo("E30");
    }

    @ParameterizedTest
    @EnumSource
    void orderOfTheDeskHasNoClOrdId(FixVersion version) {
        Told told = report(
                version,
                OrderFact.ACCEPTED,
                OrdStatus.NEW,
                event -> event.order().clOrdId(""));
        assertThat(told.has(11)).isFalse();
        assertThat(told.get(37)).isEqualTo("O12");
    }

    @ParameterizedTest
    @EnumSource
    void orderInCashIsToldWithoutAQuantity(FixVersion version) {
        Told told = report(
                version,
                OrderFact.DENIED,
                OrdStatus.REJECTED,
                event -> event.order()
                        .leavesQtyE8(0)
                        .terms()
                        .orderQtyE8(Decimal8.NULL)
                        .cashOrderQtyE8(Decimal8.parse("5000")));
        assertThat(told.get(152)).isEqualTo("5000");
        assertThat(told.has(38)).isFalse();
    }

    @Test
    void massStatusAnswerCountsItsReportsWhereTheVersionCan() {
        Consumer<OrderChangedEncoder> rest = event -> event.massStatusReqId("S1")
                .totNumReports(2)
                .lastRptRequested(Bool.YES)
                .listId("L1");
        for (FixVersion version : FixVersion.values()) {
            Told told = report(version, OrderFact.STATUS, OrdStatus.NEW, rest);
            boolean has = version != FixVersion.FIX42;
            assertThat(told.get(584)).isEqualTo(has ? "S1" : "");
            assertThat(told.get(911)).isEqualTo(has ? "2" : "");
            assertThat(told.get(912)).isEqualTo(has ? "Y" : "");
            assertThat(told.get(66)).isEqualTo("L1");
            assertThat(told.get(17)).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FIX44", "FIX50SP2"})
    void massStatusThatFindsNothingIsAReportOfNoOrder(FixVersion version) {
        Told told = report(version, OrderFact.STATUS, OrdStatus.REJECTED, event -> {
            event.massStatusReqId("S1").totNumReports(0).lastRptRequested(Bool.YES);
            event.order().orderId(0).clOrdId("").leavesQtyE8(0);
            event.order()
                    .terms()
                    .symbol("")
                    .side(io.trade2026.messages.sbe.Side.UNSUPPORTED)
                    .orderQtyE8(0);
        });
        assertThat(told.get(37)).isEqualTo("NONE");
        assertThat(told.get(911)).isEqualTo("0");
        assertThat(told.get(39)).isEqualTo("8");
        assertThat(told.get(55)).isEqualTo("[N/A]");
    }
}
