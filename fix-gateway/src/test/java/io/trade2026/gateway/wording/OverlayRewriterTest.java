package io.trade2026.gateway.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.sessions.Overlay;
import io.trade2026.sessions.OverlayRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Bytes as a counterparty sends them become bytes of the dictionary, and back; body length and checksum are right after it. */
class OverlayRewriterTest {
    private static final String HEAD = "35=D|49=CLIENT1|56=TRADE2026|34=7|52=20261125-10:00:00.000|";

    private static OverlayRewriter rewriter(OverlayRule... rules) {
        return new OverlayRewriter(new Overlay(List.of(rules)));
    }

    private static String framed(String body) {
        String begun = "8=FIX.4.4|9=" + body.length() + "|" + body;
        int sum = begun.replace('|', '\u0001').chars().sum() & 0xFF;
        return begun + "10=" + String.format("%03d", sum) + "|";
    }

    private static String inbound(OverlayRewriter rewriter, String message) {
        byte[] bytes = ("xx" + message).replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1);
        int length = rewriter.inbound(new UnsafeBuffer(bytes), 2, bytes.length - 2, 'D');
        return text(rewriter.buffer(), rewriter.offset(), length);
    }

    private static String text(DirectBuffer buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1).replace('\u0001', '|');
    }

    @Test
    void inboundIsRenamedMappedAndCompletedInThisOrder() {
        OverlayRewriter rewriter = rewriter(
                new OverlayRule.Rename(9054, 54),
                new OverlayRule.MapValue("*", 54, Map.of("BUY", "1")),
                new OverlayRule.Default("D", 59, "0"));
        assertThat(inbound(rewriter, framed(HEAD + "11=A1|9054=BUY|55=MSFT|")))
                .isEqualTo(framed(HEAD + "59=0|11=A1|54=1|55=MSFT|"));
        assertThat(rewriter.broken()).isNull();
    }

    @Test
    void messageThatNoRuleTouchesStaysTheSameBytes() {
        String message = framed(HEAD + "11=A1|354=5|355=a|b=c|55=MSFT|");
        assertThat(inbound(rewriter(new OverlayRule.Rename(9054, 54)), message)).isEqualTo(message);
    }

    @Test
    void fieldsOfGroupsAreRewrittenWhereTheyStand() {
        assertThat(inbound(
                        rewriter(new OverlayRule.Rename(9448, 448)), framed(HEAD + "453=2|9448=P|447=D|9448=Q|447=D|")))
                .isEqualTo(framed(HEAD + "453=2|448=P|447=D|448=Q|447=D|"));
    }

    @Test
    void framingFieldsCannotBeRenamed() {
        OverlayRewriter rewriter = rewriter(new OverlayRule.Rename(9, 9009), new OverlayRule.Rename(8, 9008));
        String message = framed(HEAD + "11=A1|");
        assertThat(inbound(rewriter, message)).isEqualTo(message);
    }

    @Test
    void brokenRulesAreNamed() {
        OverlayRule.Require require = new OverlayRule.Require("D", 1);
        OverlayRule.Forbid forbid = new OverlayRule.Forbid("*", 18);
        OverlayRewriter rewriter = rewriter(require, forbid, new OverlayRule.Require("F", 37));
        inbound(rewriter, framed(HEAD + "11=A1|"));
        assertThat(rewriter.broken()).isEqualTo(require);
        inbound(rewriter, framed(HEAD + "1=ACC1|18=G|"));
        assertThat(rewriter.broken()).isEqualTo(forbid);
        inbound(rewriter, framed(HEAD + "1=ACC1|"));
        assertThat(rewriter.broken()).isNull();
    }

    @Test
    void veryLongMessageFits() {
        OverlayRewriter rewriter = rewriter(new OverlayRule.MapValue("*", 58, Map.of("x", "y".repeat(64))));
        String many = "58=x|".repeat(3_000);
        assertThat(inbound(rewriter, framed(HEAD + many))).isEqualTo(framed(HEAD + many.replace("x", "y".repeat(64))));
    }

    @Test
    void outboundIsMappedAndRenamedBack() {
        OverlayRewriter rewriter = rewriter(
                new OverlayRule.Rename(9054, 54),
                new OverlayRule.MapValue("8", 54, Map.of("BUY", "1", "SELL", "2")),
                new OverlayRule.Default("8", 59, "0"));
        FixWriter writer = new FixWriter();
        byte[] us = "TRADE2026".getBytes(StandardCharsets.US_ASCII);
        byte[] them = "CLIENT1".getBytes(StandardCharsets.US_ASCII);
        writer.begin(FixVersion.FIX44, "8", us, them, 7, 1_764_064_800_000_000_000L)
                .text(11, "A1")
                .text(54, "2")
                .text(58, "1");
        rewriter.outbound(writer, '8');
        int length = writer.finish();
        assertThat(text(writer.buffer(), writer.offset(), length))
                .isEqualTo(framed("35=8|49=TRADE2026|56=CLIENT1|34=7|52=20251125-10:00:00.000|11=A1|9054=SELL|58=1|"));
        assertThat(rewriter.theirTag(54)).isEqualTo(9054);
        assertThat(rewriter.theirTag(55)).isEqualTo(55);
    }
}
