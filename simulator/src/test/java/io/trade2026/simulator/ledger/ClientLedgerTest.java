package io.trade2026.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quickfix.Message;
import quickfix.StringField;

/** By what refusals are counted: the stable id with which Text(58) begins, or OrdRejReason(103) where there is none. */
class ClientLedgerTest {
    private final ClientLedger ledger = new ClientLedger();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "RSK|RSK-02|Notional=1600|lim=1500|scope=client; RSK-02",
                "RSK|PT-14|Price(44): must be a multiple of the tick; PT-14",
                "RTE-03 the venue is not connected; RTE-03",
                "no; 103=99"
            })
    void refusalsAreCountedByTheirId(String text, String id) {
        ledger.sending(message("D", 11, "A1", 55, "IBM", 54, "1", 38, "10"), 1);
        ledger.received(
                message(
                        "8", 11, "A1", 17, "E1", 150, "8", 39, "8", 14, "0", 151, "0", 38, "10", 54, "1", 55, "IBM",
                        103, "99", 58, text),
                2);
        assertThat(ledger.rejects()).containsOnlyKeys(id);
    }

    private static Message message(String msgType, Object... tagsAndValues) {
        var message = new Message();
        message.getHeader().setField(new StringField(35, msgType));
        for (int i = 0; i < tagsAndValues.length; i += 2) {
            message.setField(new StringField((Integer) tagsAndValues[i], String.valueOf(tagsAndValues[i + 1])));
        }
        return message;
    }
}
