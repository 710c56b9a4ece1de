package io.trade2026.ops.act;

import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.StartTradingDayEncoder;
import java.time.LocalDate;
import org.agrona.MutableDirectBuffer;

/**
 * Ends the trading day and begins the next: day orders expire, good-till orders are renewed.
 *
 * @param day that begins
 * @param user who does it; {@link #SCHEDULE} when nobody does
 * @param reason why
 */
public record RollDay(LocalDate day, String user, String reason) implements DeskOrder {
    /** User of a roll that came by schedule. */
    public static final String SCHEDULE = "schedule";

    private static final int YEARS = 10_000;
    private static final int MONTHS = 100;

    /**
     * A day as the letters write it.
     *
     * @param day any
     * @return yyyymmdd
     */
    public static int yyyymmdd(LocalDate day) {
        return day.getYear() * YEARS + day.getMonthValue() * MONTHS + day.getDayOfMonth();
    }

    /**
     * A day as the letters write it.
     *
     * @param yyyymmdd a date, or 0
     * @return such as {@code 2026-11-27}; empty for 0
     */
    public static String text(int yyyymmdd) {
        return yyyymmdd <= 0
                ? ""
                : LocalDate.of(yyyymmdd / YEARS, yyyymmdd / MONTHS % MONTHS, yyyymmdd % MONTHS)
                        .toString();
    }

    @Override
    public String sentence() {
        return "begin of trading day " + day;
    }

    @Override
    public int templateId() {
        return StartTradingDayEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return "date";
    }

    @Override
    public String subjectValue() {
        return day.toString();
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new StartTradingDayEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .tradingDateYmd(yyyymmdd(day))
                        .user(user)
                        .correlationId(correlationId)
                        .reason(reason)
                        .encodedLength();
    }
}
