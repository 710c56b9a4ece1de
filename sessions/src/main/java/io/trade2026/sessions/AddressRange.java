package io.trade2026.sessions;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that a session may come from: one, or a network. */
public final class AddressRange {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F.:]+(/[0-9]{1,3})?");

    private final String text;
    private final byte[] network;
    private final int prefix;

    private AddressRange(String text, byte[] network, int prefix) {
        this.text = text;
        this.network = network;
        this.prefix = prefix;
    }

    /**
     * Reads a range.
     *
     * @param text such as {@code 127.0.0.1}, {@code 10.1.0.0/16} or {@code ::1}; never a name, since none is looked up
     * @return null when it is none
     */
    public static @Nullable AddressRange parse(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return null;
        }
        int slash = text.indexOf('/');
        try {
            byte[] network = InetAddress.getByName(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            int bits = network.length * Byte.SIZE;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            return prefix > bits ? null : new AddressRange(text, network, prefix);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /**
     * Says whether an address is in the range.
     *
     * @param address of a peer
     * @return whether it is
     */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit & 7);
            if (((bytes[bit >> 3] ^ network[bit >> 3]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRange range && range.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
