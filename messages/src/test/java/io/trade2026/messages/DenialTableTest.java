package io.trade2026.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of refusals that users read says what the program says. */
class DenialTableTest {
    private static final Path PAGE = Path.of("..", "docs", "refusals.md");
    private static final Pattern ROW = Pattern.compile("\\| `[A-Z]+-[0-9]+` \\| .*");
    private static final Map<Integer, String> FIELDS = Map.ofEntries(
            Map.entry(0, ""),
            Map.entry(1, "Account(1)"),
            Map.entry(11, "ClOrdID(11)"),
            Map.entry(15, "Currency(15)"),
            Map.entry(37, "OrderID(37)"),
            Map.entry(38, "OrderQty(38)"),
            Map.entry(40, "OrdType(40)"),
            Map.entry(41, "OrigClOrdID(41)"),
            Map.entry(44, "Price(44)"),
            Map.entry(49, "SenderCompID(49)"),
            Map.entry(50, "SenderSubID(50)"),
            Map.entry(54, "Side(54)"),
            Map.entry(55, "Symbol(55)"),
            Map.entry(59, "TimeInForce(59)"),
            Map.entry(60, "TransactTime(60)"),
            Map.entry(66, "ListID(66)"),
            Map.entry(99, "StopPx(99)"),
            Map.entry(100, "ExDestination(100)"),
            Map.entry(110, "MinQty(110)"),
            Map.entry(111, "MaxFloor(111)"),
            Map.entry(122, "OrigSendingTime(122)"),
            Map.entry(152, "CashOrderQty(152)"),
            Map.entry(432, "ExpireDate(432)"),
            Map.entry(847, "TargetStrategy(847)"));

    @Test
    void showsUsersEveryDenialWithItsFieldSentenceAndCodes() throws IOException {
        List<String> shown = Files.readAllLines(PAGE).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();

        assertThat(shown)
                .containsExactlyElementsOf(
                        Arrays.stream(Denial.values()).map(DenialTableTest::row).toList());
    }

    private static String row(Denial denial) {
        return String.join(
                " | ",
                "| `" + denial.id() + "`",
                Integer.toString(denial.code()),
                FIELDS.getOrDefault(denial.fixTag(), "tag " + denial.fixTag()),
                denial.sentence(),
                Integer.toString(denial.ordRejReason42()),
                Integer.toString(denial.ordRejReason44()),
                Integer.toString(denial.ordRejReason50()) + " |");
    }
}
