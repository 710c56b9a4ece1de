package io.trade2026.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.EarlyMessages.Early;
import io.trade2026.gateway.InboundRow.Judgement;
import io.trade2026.gateway.wire.FixReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Messages of a counterparty are taken in the order of their numbers, each once, whatever order they come in. */
class InboundRowTest {
    private static final int EPOCH = 3;

    private final InboundRow row = new InboundRow();
    private final List<String> taken = new ArrayList<>();

    InboundRowTest() {
        row.begin(EPOCH, 2);
    }

    private InboundRow.Turn hear(Judgement judgement, int epoch, char type, long msgSeqNum, String rest) {
        byte[] text = ("8=FIX.4.4|35=" + type + "|34=" + msgSeqNum + "|" + rest)
                .replace('|', '\u0001')
                .getBytes(StandardCharsets.US_ASCII);
        UnsafeBuffer buffer = new UnsafeBuffer(text);
        FixReader fields = new FixReader().wrap(buffer, 0, text.length);
        InboundRow.Turn turn = row.turn(fields, type, epoch, judgement);
        switch (turn) {
            case TAKE -> {
                taken.add(type + "" + msgSeqNum);
                row.passed(msgSeqNum);
            }
            case PASS -> row.passed(msgSeqNum);
            case KEEP ->
                assertThat(row.keep(fields, buffer, 0, text.length, type, 77)).isTrue();
            case DROP -> {}
        }
        for (Early early = row.due(); early != null; early = row.due()) {
            taken.add((char) early.messageType() + "" + row.next() + " kept");
            row.passed(row.next());
        }
        return turn;
    }

    private InboundRow.Turn hear(char type, long msgSeqNum) {
        return hear(Judgement.GOOD, EPOCH, type, msgSeqNum, "");
    }

    @Test
    void takesWhatCameAheadOfAGapWhenTheMissingOneComes() {
        hear('D', 2);
        hear('D', 4);
        hear('F', 5);
        assertThat(taken).containsExactly("D2");
        hear('D', 3);
        assertThat(taken).containsExactly("D2", "D3", "D4 kept", "F5 kept");
        assertThat(row.next()).isEqualTo(6);
    }

    @Test
    void takesNothingTwiceWhenAllIsSentAgain() {
        hear('D', 3);
        hear('D', 2);
        hear('D', 3);
        hear('D', 2);
        assertThat(taken).containsExactly("D2", "D3 kept");
    }

    @Test
    void doesNotWaitForSessionMessagesThatWereHeardAheadOfTheGap() {
        hear('0', 3);
        hear('2', 4);
        hear('D', 5);
        hear('D', 2);
        assertThat(taken).containsExactly("D2", "D5 kept");
        assertThat(row.next()).isEqualTo(6);
    }

    @Test
    void gapFillAheadOfTheGapCountsWhenTheGapIsFilled() {
        hear(Judgement.GOOD, EPOCH, '4', 10, "123=Y|36=20|");
        hear('1', 20);
        assertThat(row.next()).isEqualTo(2);
        assertThat(taken).isEmpty();
        hear(Judgement.GOOD, EPOCH, '4', 2, "43=Y|123=Y|36=10|");
        assertThat(taken).containsExactly("120 kept");
        assertThat(row.next()).isEqualTo(21);
    }

    @Test
    void gapFillOverWhatWasKeptLetsItGo() {
        hear('D', 4);
        hear(Judgement.GOOD, EPOCH, '4', 2, "43=Y|123=Y|36=6|");
        assertThat(taken).isEmpty();
        assertThat(row.next()).isEqualTo(6);
    }

    @Test
    void whatWasRefusedCountsAndIsNotTaken() {
        hear(Judgement.REFUSED, EPOCH, 'D', 3, "");
        hear(Judgement.REFUSED, EPOCH, 'D', 2, "");
        hear('D', 4);
        assertThat(taken).containsExactly("D4");
    }

    @Test
    void gapThatWasOpenWhenTheConnectionEndedStaysOpen() {
        hear(Judgement.OUT_OF_ORDER, EPOCH, 'D', 3, "");
        hear(Judgement.GOOD, EPOCH, 'A', 4, "");
        hear('D', 5);
        assertThat(taken).isEmpty();
        assertThat(row.next()).isEqualTo(2);
        hear('D', 2);
        assertThat(taken).containsExactly("D2", "D3 kept", "D5 kept");
    }

    @Test
    void anotherEpochForgetsWhatWasKept() {
        hear('D', 4);
        hear(Judgement.GOOD, EPOCH + 1, 'A', 1, "141=Y|");
        hear(Judgement.GOOD, EPOCH + 1, 'D', 2, "");
        hear(Judgement.GOOD, EPOCH, 'D', 3, "");
        assertThat(taken).containsExactly("A1", "D2");
        assertThat(row.next()).isEqualTo(3);
    }

    @Test
    void anotherEpochOfWhichTheNumbersGoOnLeavesTheGapOpen() {
        hear('D', 4);
        hear(Judgement.GOOD, EPOCH + 1, 'A', 5, "");
        assertThat(row.epoch()).isEqualTo(EPOCH + 1);
        assertThat(row.next()).isEqualTo(2);
        hear(Judgement.GOOD, EPOCH + 1, 'D', 2, "43=Y|");
        hear(Judgement.GOOD, EPOCH + 1, 'D', 3, "43=Y|");
        assertThat(taken).containsExactly("D2", "D3", "D4 kept");
        assertThat(row.next()).isEqualTo(6);
    }

    @Test
    void anotherEpochThatHasGapsOfItsOwnBeginsAtOne() {
        hear(Judgement.OUT_OF_ORDER, EPOCH + 1, 'A', 5, "");
        assertThat(row.next()).isEqualTo(1);
    }

    @Test
    void whatIsKeptIsBounded() {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[16 * 1024]);
        EarlyMessages early = new EarlyMessages();
        int kept = 0;
        while (early.keep(3 + kept, buffer, 0, buffer.capacity(), 'D', 0)) {
            kept++;
        }
        assertThat(kept * buffer.capacity()).isEqualTo(EarlyMessages.MOST_BYTES);
        early.forgetBelow(4);
        assertThat(early.keep(100, buffer, 0, buffer.capacity(), 'D', 0)).isTrue();
        early.clear();
        for (int i = 0; i < EarlyMessages.MOST; i++) {
            assertThat(early.keep(i, buffer, 0, 1, 'D', 0)).isTrue();
        }
        assertThat(early.keep(EarlyMessages.MOST, buffer, 0, 1, 'D', 0)).isFalse();
    }
}
