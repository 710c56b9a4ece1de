package io.trade2026.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wording.Wording;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.ReplaceOrderDecoder;
import io.trade2026.sessions.Overlay;
import io.trade2026.sessions.OverlayRule;
import io.trade2026.sessions.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever bytes a counterparty puts between a right header and a right trailer, the gateway makes one letter of them and lives. */
class HostileMessagesTest {
    private static final int ROUNDS = 20_000;
    private static final String[] SEEDS = {
        "35=D|11=A1|1=ACC1|453=2|448=P|447=D|452=1|448=Q|447=D|452=3|386=1|336=PRE|21=1|55=MSFT|54=1|60=20261125-10:00:00.000"
                + "|38=100|40=2|44=100.25|59=6|126=20261126-10:00:00|432=20261126|354=4|355=text|58=hello",
        "35=G|11=A2|41=A1|37=O5|21=1|55=MSFT|54=1|60=20261125-10:00:00.000|38=100|40=4|44=100.25|99=100|59=0|58=hello",
        "35=F|11=A2|41=A1|55=MSFT|54=1|60=20261125-10:00:00.000|38=100",
        "35=H|11=A2|55=MSFT|54=1|37=O7",
        "35=q|11=A3|530=1|55=MSFT|54=1|60=20261125-10:00:00.000|1461=1|1462=ACC1|1463=D|1464=24",
        "35=AF|584=S1|585=7|1=ACC1|55=MSFT|54=2|453=1|448=P|447=D|452=1",
        "35=E|66=L1|394=3|68=2|433=1|893=Y|73=2|11=A4|67=1|1=ACC1|55=MSFT|54=1|38=100|40=2|44=99.5|78=1|79=ACC1|80=100"
                + "|11=A5|67=2|21=1|55=IBM|54=2|60=20261125-10:00:00.000|38=50|40=1|59=0|354=3|355=a=b|58=hello",
        "35=K|66=L1|60=20261125-10:00:00.000",
        "35=L|66=L1|60=20261125-10:00:00.000|390=B|58=go",
        "35=M|66=L1|58=how",
        "35=Q|37=O5|17=E77|127=B|55=MSFT|54=1|38=100|32=40|31=99.5|58=not mine",
        "35=B|42=20261125-10:00:00.000|61=1|148=Headline|146=2|55=MSFT|65=WI|55=IBM|33=2|58=line one|58=line two|354=3|355=abc|149=u",
        "35=h|336=1|340=2|325=Y|58=open|341=20261125-10:00:00.000",
        "35=8|37=V9|11=T77|41=T76|17=E5|20=0|150=1|39=1|55=MSFT|54=1|38=100|32=40|31=99.5|151=60|14=40|6=99.5|382=1|375=X"
                + "|60=20261125-10:00:00.000|103=1|378=2|58=text|354=3|355=abc|30=XNAS",
        "35=9|37=V9|11=T78|41=T77|39=0|434=1|102=0|58=too late",
        "35=3|45=12|371=38|372=D|373=5|58=no",
        "35=j|45=12|372=D|379=T1|380=3|58=no"
    };
    private static final String[] VALUES = {
        "",
        "|",
        "=",
        "0",
        "-1",
        "-0",
        "99999999999999999999",
        "1e9",
        ".",
        "-",
        "+1",
        "\u00e9",
        "\u0000",
        "Y",
        "20261131-00:00:00",
        "99991231-23:59:59",
        "2147483648",
        "x".repeat(300),
        "9".repeat(300),
        "0.000000001",
        "1|1|1",
        "abc=1|",
        "2=|",
        "453=1|",
        "10=1|"
    };

    private static final Wording OWN_WORDS = new Wording(
            "CLIENT1",
            new Words(
                    Words.UnknownTags.LOG_ONLY,
                    List.of(5001, 20_002),
                    new Overlay(List.of(
                            new OverlayRule.Rename(58, 9058),
                            new OverlayRule.Rename(1234, 38),
                            new OverlayRule.MapValue("*", 54, Map.of("Y", "1", "", "2")),
                            new OverlayRule.Default("*", 59, "0"),
                            new OverlayRule.Forbid("8", 1)))));

    private final ClientTranslator clients = new ClientTranslator();
    private final VenueTranslator venues = new VenueTranslator();
    private final Letter letter = new Letter();

    @ParameterizedTest
    @EnumSource
    void becomeOneLetterEach(FixVersion version) {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String fields = mutated(random);
            byte[] bytes = Arrivals.bytes(version, fields);
            if (random.nextInt(4) == 0) {
                bytes[20 + random.nextInt(bytes.length - 27)] = (byte) random.nextInt(256);
            }
            Wording wording = random.nextBoolean() ? Wording.PLAIN : OWN_WORDS;
            try {
                letter.blank(1);
                clients.translate(
                        Arrivals.of(version, Arrivals.msgType(fields), bytes).worded(wording), letter);
                assertThat(letter.length()).isPositive();
                venues.translate(
                        Arrivals.of(version, Arrivals.msgType(fields), bytes).worded(wording), number -> 0, letter);
                assertThat(letter.length()).isPositive();
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "-Dseed=" + seed + ", round " + i + ": "
                                + new String(bytes, StandardCharsets.ISO_8859_1).replace('\u0001', '|'),
                        e);
            }
        }
        clients.translate(Arrivals.of(version, SEEDS[1]), letter);
        assertThat(new MessageHeaderDecoder().wrap(letter.buffer(), 0).templateId())
                .as("a sound message behind them all")
                .isEqualTo(ReplaceOrderDecoder.TEMPLATE_ID);
    }

    private static String mutated(Random random) {
        String seed = SEEDS[random.nextInt(SEEDS.length)];
        String[] fields = seed.split("\\|", -1);
        StringBuilder out = new StringBuilder(fields[0]);
        int victim = 1 + random.nextInt(fields.length - 1);
        for (int i = 1; i < fields.length; i++) {
            String field = fields[i];
            if (i == victim) {
                String value = VALUES[random.nextInt(VALUES.length)];
                field = switch (random.nextInt(5)) {
                    case 0 -> field.substring(0, field.indexOf('=') + 1) + value;
                    case 1 -> value + field.substring(field.indexOf('='));
                    case 2 -> field + "|" + field;
                    case 3 -> field + value;
                    default -> random.nextInt(3000) + "=" + value;
                };
            }
            out.append('|').append(field);
        }
        return out.toString();
    }
}
