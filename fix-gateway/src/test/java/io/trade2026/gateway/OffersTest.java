package io.trade2026.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.AskSessionMarksDecoder;
import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.EventHeaderEncoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SessionMarkedDecoder;
import io.trade2026.messages.sbe.SessionMarkedEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Each command comes into the log once and in its order, though leaders and sessions with the cluster come and go. */
class OffersTest {
    private static final int SESSION = 7;
    private static final int EPOCH = 1;

    /** A cluster whose log is a list; what is offered behind {@link #deaf} is lost with the leader. */
    private static final class LogOfCommands implements Ingress {
        private final List<String> log = new ArrayList<>();
        private long generation = 1;
        private long lastQuestion;
        private boolean deaf;
        private boolean full;

        @Override
        public long offer(DirectBuffer buffer, int offset, int length) {
            if (full) {
                return -1;
            }
            MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
            boolean isQuestion = length > MessageHeaderDecoder.ENCODED_LENGTH
                    && header.templateId() == AskSessionMarksDecoder.TEMPLATE_ID;
            if (isQuestion && !deaf) {
                lastQuestion = new AskSessionMarksDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .correlationId();
            } else if (!deaf) {
                log.add(buffer.getStringWithoutLengthAscii(offset, length));
            }
            return 1;
        }

        @Override
        public int poll() {
            return 0;
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public long generation() {
            return generation;
        }
    }

    private final LogOfCommands cluster = new LogOfCommands();
    private final Offers offers = new Offers(cluster, new KillGate());

    OffersTest() {
        offers.recovered();
    }

    private boolean fix(long msgSeqNum) {
        byte[] text = ("fix" + msgSeqNum).getBytes(US_ASCII);
        return offers.offer(new UnsafeBuffer(text), text.length, SESSION, EPOCH, msgSeqNum);
    }

    private boolean own(String letter) {
        byte[] text = letter.getBytes(US_ASCII);
        return offers.offer(new UnsafeBuffer(text), text.length);
    }

    private void caused(long msgSeqNum) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[EventHeaderEncoder.ENCODED_LENGTH]);
        new EventHeaderEncoder()
                .wrap(buffer, 0)
                .causeSessionId(SESSION)
                .causeEpoch(EPOCH)
                .causeMsgSeqNum(msgSeqNum);
        offers.caused(new EventHeaderDecoder().wrap(buffer, 0));
    }

    /** The core has heard a session up to a number. */
    private void answer(long msgSeqNum) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        new SessionMarkedEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .correlationId(cluster.lastQuestion)
                .sessionId(SESSION)
                .epoch(EPOCH)
                .msgSeqNum(msgSeqNum)
                .remaining(0);
        offers.marked(new SessionMarkedDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()));
    }

    private void anotherLeader() {
        cluster.generation++;
        cluster.deaf = false;
        offers.poll();
    }

    @Test
    void offersAgainInItsOrderWhatIsNotInTheLogOfTheNewLeader() {
        fix(2);
        own("up");
        fix(3);
        cluster.deaf = true;
        fix(4);
        own("unsent");
        fix(5);
        anotherLeader();
        answer(3);
        offers.poll();
        assertThat(cluster.log).containsExactly("fix2", "up", "fix3", "fix4", "unsent", "fix5");
    }

    @Test
    void offersNothingAgainThatAnEventShowsToBeInTheLog() {
        fix(2);
        own("up");
        fix(3);
        caused(3);
        anotherLeader();
        assertThat(cluster.lastQuestion).as("nothing to ask about").isZero();
        assertThat(fix(4)).isTrue();
        assertThat(cluster.log).containsExactly("fix2", "up", "fix3", "fix4");
    }

    @Test
    void counterpartiesWaitUntilAllIsOfferedAgainAndOwnCommandsQueueBehind() {
        cluster.deaf = true;
        fix(2);
        anotherLeader();
        assertThat(fix(3)).as("taken before the older one is safe").isFalse();
        assertThat(own("unsent")).isTrue();
        answer(1);
        assertThat(fix(3)).isFalse();
        cluster.full = true;
        offers.poll();
        assertThat(fix(3)).isFalse();
        cluster.full = false;
        offers.poll();
        assertThat(fix(3)).isTrue();
        assertThat(cluster.log).containsExactly("fix2", "unsent", "fix3");
    }

    @Test
    void leaderThatGoesWhileItIsAskedIsAskedAnew() {
        cluster.deaf = true;
        fix(2);
        fix(3);
        anotherLeader();
        long first = cluster.lastQuestion;
        cluster.generation++;
        offers.poll();
        assertThat(cluster.lastQuestion).isNotEqualTo(first);
        answer(2);
        offers.poll();
        assertThat(cluster.log).containsExactly("fix3");
    }

    @Test
    void whatIsKeptIsBoundedAndPressesBack() {
        long taken = 0;
        while (fix(2 + taken)) {
            taken++;
        }
        assertThat(taken).isEqualTo(OfferRing.MOST / 2);
        assertThat(own("still room for ours")).isTrue();
        caused(2);
        assertThat(fix(2 + taken)).as("room for one again").isFalse();
        caused(3);
        assertThat(fix(2 + taken)).isTrue();
    }

    @Test
    void longCommandsFitInOnePieceAndAreKeptWhole() {
        OfferRing ring = new OfferRing();
        UnsafeBuffer letter = new UnsafeBuffer(new byte[32 * 1024]);
        int number = 0;
        for (int round = 0; round < 500; round++) {
            int length = 1 + round * 7_919 % letter.capacity();
            while (!ring.hasRoom(length)) {
                long head = ring.head();
                assertThat(ring.letters().getByte(ring.offset(head))).isEqualTo((byte) head);
                assertThat(ring.letters().getByte(ring.offset(head) + ring.length(head) - 1))
                        .isEqualTo((byte) head);
                ring.dropBefore(head + 1);
            }
            letter.setMemory(0, length, (byte) number++);
            ring.add(letter, length, SESSION, EPOCH, number);
        }
        assertThat(ring.tail()).isEqualTo(500);
        assertThat(ring.size()).isGreaterThan(50);
    }
}
