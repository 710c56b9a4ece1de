package io.trade2026.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.ExplanationEncoder;
import io.trade2026.messages.sbe.MeasureUnit;
import io.trade2026.messages.sbe.PartyKind;
import java.util.Locale;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose numbers a client reads in Text(58). */
class RefusalTextTest {
    private static String refusalBy(PartyKind scope) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[ExplanationEncoder.ENCODED_LENGTH]);
        new ExplanationEncoder()
                .wrap(buffer, 0)
                .denial(Denial.ORDER_EXCEEDS_QTY.code())
                .control(Control.PT_01.code())
                .fixTag(38)
                .unit(MeasureUnit.QTY_E8)
                .scopeKind(scope)
                .scopeId(7)
                .limit(Decimal8.parse("1000"))
                .thisOrder(Decimal8.parse("1500"))
                .wouldPass(Decimal8.parse("900"))
                .wouldPassTag(38)
                .limitVersion(3);
        return RefusalText.of(new ExplanationDecoder().wrap(buffer, 0));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT", "DESK", "ACCOUNT", "TRADER", "SESSION", "STRATEGY"})
    void namesTheNumbersOfTheClientsOwnLimits(PartyKind own) {
        assertThat(refusalBy(own))
                .isEqualTo(
                        "RSK|RSK-01|OrderQty=1500|lim=1000|scope=" + own.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRM", "CLEARING"})
    void keepsTheNumbersOfLimitsThatOthersShareToItself(PartyKind shared) {
        assertThat(refusalBy(shared)).isEqualTo("RSK|RSK-01|OrderQty");
    }
}
