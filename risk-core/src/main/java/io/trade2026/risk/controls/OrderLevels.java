package io.trade2026.risk.controls;

import java.util.Arrays;

/**
 * Sides of books: levels of price from the keenest on, each with its orders. Levels and orders that are taken away are used again.
 *
 * <pre>
 *   book ──▶ level 101 ──▶ level 100 ──▶ level 98          each level ──▶ order ──▶ order
 * </pre>
 *
 * <p>Invariant: the levels of a book are in the order of their prices, and none is empty. Adding walks the levels that are keener.
 */
final class OrderLevels {
    static final int NONE = -1;

    private static final int FIRST_SIZE = 64;

    private int[] firstLevels = new int[FIRST_SIZE];
    private int books;

    private long[] prices = new long[FIRST_SIZE];
    private int[] levelBooks = new int[FIRST_SIZE];
    private int[] nextLevels = new int[FIRST_SIZE];
    private int[] previousLevels = new int[FIRST_SIZE];
    private int[] firstEntries = new int[FIRST_SIZE];
    private int levels;
    private int freeLevel = NONE;

    private long[] orderIds = new long[FIRST_SIZE];
    private int[] entryLevels = new int[FIRST_SIZE];
    private int[] nextEntries = new int[FIRST_SIZE];
    private int[] previousEntries = new int[FIRST_SIZE];
    private int entries;
    private int freeEntry = NONE;

    OrderLevels() {}

    void clear() {
        books = 0;
        levels = 0;
        freeLevel = NONE;
        entries = 0;
        freeEntry = NONE;
    }

    /** Adds an empty side of a book. */
    int addBook() {
        if (books == firstLevels.length) {
            firstLevels = Arrays.copyOf(firstLevels, books * 2);
        }
        firstLevels[books] = NONE;
        return books++;
    }

    /** Adds an order; returns where it stands. */
    int add(int book, boolean isBuy, long orderId, long priceE8) {
        int level = levelOf(book, isBuy, priceE8);
        int entry = takeEntry();
        int following = firstEntries[level];
        orderIds[entry] = orderId;
        entryLevels[entry] = level;
        nextEntries[entry] = following;
        previousEntries[entry] = NONE;
        firstEntries[level] = entry;
        if (following != NONE) {
            previousEntries[following] = entry;
        }
        return entry;
    }

    private int levelOf(int book, boolean isBuy, long priceE8) {
        int before = NONE;
        int at = firstLevels[book];
        while (at != NONE && (isBuy ? prices[at] > priceE8 : prices[at] < priceE8)) {
            before = at;
            at = nextLevels[at];
        }
        return at != NONE && prices[at] == priceE8 ? at : insert(book, before, at, priceE8);
    }

    private int insert(int book, int before, int after, long priceE8) {
        int level = takeLevel();
        prices[level] = priceE8;
        levelBooks[level] = book;
        firstEntries[level] = NONE;
        link(book, before, level);
        link(book, level, after);
        return level;
    }

    /** Makes two levels neighbours; none stands for the end of the book. */
    private void link(int book, int before, int after) {
        if (before == NONE) {
            firstLevels[book] = after;
        } else {
            nextLevels[before] = after;
        }
        if (after != NONE) {
            previousLevels[after] = before;
        }
    }

    /** Takes an order away, and its level with the last of it. */
    void remove(int entry) {
        int level = entryLevels[entry];
        int before = previousEntries[entry];
        int after = nextEntries[entry];
        if (before == NONE) {
            firstEntries[level] = after;
        } else {
            nextEntries[before] = after;
        }
        if (after != NONE) {
            previousEntries[after] = before;
        }
        nextEntries[entry] = freeEntry;
        freeEntry = entry;
        if (firstEntries[level] == NONE) {
            link(levelBooks[level], previousLevels[level], nextLevels[level]);
            nextLevels[level] = freeLevel;
            freeLevel = level;
        }
    }

    private int takeLevel() {
        if (freeLevel != NONE) {
            int level = freeLevel;
            freeLevel = nextLevels[level];
            return level;
        }
        if (levels == prices.length) {
            int size = levels * 2;
            prices = Arrays.copyOf(prices, size);
            levelBooks = Arrays.copyOf(levelBooks, size);
            nextLevels = Arrays.copyOf(nextLevels, size);
            previousLevels = Arrays.copyOf(previousLevels, size);
            firstEntries = Arrays.copyOf(firstEntries, size);
        }
        return levels++;
    }

    private int takeEntry() {
        if (freeEntry != NONE) {
            int entry = freeEntry;
            freeEntry = nextEntries[entry];
            return entry;
        }
        if (entries == orderIds.length) {
            int size = entries * 2;
            orderIds = Arrays.copyOf(orderIds, size);
            entryLevels = Arrays.copyOf(entryLevels, size);
            nextEntries = Arrays.copyOf(nextEntries, size);
            previousEntries = Arrays.copyOf(previousEntries, size);
        }
        return entries++;
    }

    /** The keenest level of a book, or none. */
    int first(int book) {
        return firstLevels[book];
    }

    /** The next level behind a level, or none. */
    int next(int level) {
        return nextLevels[level];
    }

    long price(int level) {
        return prices[level];
    }

    int firstEntry(int level) {
        return firstEntries[level];
    }

    int nextEntry(int entry) {
        return nextEntries[entry];
    }

    long orderId(int entry) {
        return orderIds[entry];
    }

    long priceOf(int entry) {
        return prices[entryLevels[entry]];
    }
}
