package io.trade2026.risk.controls;

/** Dates of the proleptic Gregorian calendar without objects. */
final class UtcDate {
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final int DAYS_PER_ERA = 146_097;
    private static final int DAYS_BEFORE_1970 = 719_468;

    private UtcDate() {}

    /**
     * Returns the date of an instant. Years are counted from 1 March, so that the leap day is the last of a year.
     *
     * @param epochNs nanoseconds since 1970-01-01 UTC
     * @return yyyymmdd
     */
    static int yyyymmdd(long epochNs) {
        int days = (int) Math.floorDiv(epochNs, NS_PER_DAY) + DAYS_BEFORE_1970;
        int era = Math.floorDiv(days, DAYS_PER_ERA);
        int dayOfEra = days - era * DAYS_PER_ERA;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return (year * 100 + month) * 100 + day;
    }
}
