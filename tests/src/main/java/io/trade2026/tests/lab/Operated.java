package io.trade2026.tests.lab;

/** A running system that operators reach over HTTP. */
public interface Operated {
    /**
     * Reads a secret.
     *
     * @param name of the file in {@code secrets}
     * @return its text
     */
    String secret(String name);

    /**
     * Returns the port of page and REST.
     *
     * @return a port of 127.0.0.1
     */
    int httpPort();

    /**
     * Returns the admin port.
     *
     * @return a port of 127.0.0.1
     */
    int adminPort();
}
