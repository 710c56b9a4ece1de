package io.trade2026.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelScope;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.DefineSessionDecoder;
import io.trade2026.messages.sbe.DefineSessionEncoder;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.MassCancelIds;
import io.trade2026.messages.sbe.MassStatusNone;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrigIdOnReject;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Session;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import io.trade2026.risk.snapshot.SnapshotSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What a session's file says about its reports and its end is what the core knows, also after a snapshot. */
class SessionProfileTest {
    private static final int NULL_INT = Integer.MIN_VALUE;

    @Test
    void takesWhatALetterLeavesOutAsUsual() {
        Session session = defined(letter -> letter.staleAfterMs(NULL_INT).cancelGraceMs(NULL_INT));

        assertThat(session.massCancelIds()).isEqualTo(MassCancelIds.REQUEST);
        assertThat(session.massStatusNone()).isEqualTo(MassStatusNone.REPORT);
        assertThat(session.origIdOnReject()).isEqualTo(OrigIdOnReject.LAST_ACCEPTED);
        assertThat(session.takesNotices()).isFalse();
        assertThat(session.staleAfterNs()).isEqualTo(5_000_000_000L);
        assertThat(Arrays.stream(DownCause.values())).noneMatch(session::cancelsOn);
        assertThat(session.cancelScope()).isEqualTo(CancelScope.DAY);
        assertThat(session.cancelGraceNs()).isZero();
    }

    @Test
    void neverFindsAnOrderTooOldWhenTheProfileSaysSo() {
        assertThat(defined(letter -> letter.staleAfterMs(0)).staleAfterNs()).isZero();
    }

    @Test
    void keepsEverySwitch() {
        Session session = defined(letter -> {
            letter.massCancelIds(MassCancelIds.ORDER)
                    .massStatusNone(MassStatusNone.REJECT)
                    .origIdOnReject(OrigIdOnReject.ECHO)
                    .takesNotices(Bool.YES)
                    .staleAfterMs(250)
                    .cancelScope(CancelScope.ALL)
                    .cancelGraceMs(3_000);
            letter.cancelOn().lostLink(true).gatewayDeath(true);
        });

        assertThat(session.massCancelIds()).isEqualTo(MassCancelIds.ORDER);
        assertThat(session.massStatusNone()).isEqualTo(MassStatusNone.REJECT);
        assertThat(session.origIdOnReject()).isEqualTo(OrigIdOnReject.ECHO);
        assertThat(session.takesNotices()).isTrue();
        assertThat(session.staleAfterNs()).isEqualTo(250_000_000L);
        assertThat(session.cancelScope()).isEqualTo(CancelScope.ALL);
        assertThat(session.cancelGraceNs()).isEqualTo(3_000_000_000L);
        assertThat(Arrays.stream(DownCause.values()).filter(session::cancelsOn))
                .containsExactly(DownCause.LOST_LINK, DownCause.GATEWAY_DEATH);
    }

    /** The session as a core knows it that was restored from a snapshot of the one that heard the letter. */
    private static Session defined(Consumer<DefineSessionEncoder> fields) {
        var buffer = new UnsafeBuffer(new byte[512]);
        var letter = new DefineSessionEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        letter.sessionId(7)
                .role(SessionRole.CLIENT)
                .ackMode(AckMode.VENUE)
                .chainMode(ChainMode.QUEUE)
                .pendingAck(PendingAck.LOCAL)
                .reopenFilled(ReopenFilled.REJECT)
                .belowCum(BelowCum.REJECT)
                .compId("S7");
        fields.accept(letter);
        var book = new ReferenceBook();
        book.define(new DefineSessionDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()));

        var records = new Records();
        book.saveTo(new RowWriter(records::append));
        var restored = new ReferenceBook();
        var reader = new RowReader(records);
        while (!records.left.isEmpty()) {
            reader.next();
            assertThat(restored.load(reader)).isTrue();
        }
        Session session = restored.session(7);
        if (session == null) {
            throw new AssertionError("the session was not restored");
        }
        return session;
    }

    /** A snapshot in memory. */
    private static final class Records implements SnapshotSource {
        private final ArrayDeque<byte[]> left = new ArrayDeque<>();
        private final UnsafeBuffer current = new UnsafeBuffer(new byte[0]);

        private void append(DirectBuffer buffer, int offset, int length) {
            byte[] record = new byte[length];
            buffer.getBytes(offset, record);
            left.add(record);
        }

        @Override
        public boolean next() {
            byte[] record = left.poll();
            if (record != null) {
                current.wrap(record);
            }
            return record != null;
        }

        @Override
        public DirectBuffer buffer() {
            return current;
        }

        @Override
        public int offset() {
            return 0;
        }

        @Override
        public int length() {
            return current.capacity();
        }
    }
}
