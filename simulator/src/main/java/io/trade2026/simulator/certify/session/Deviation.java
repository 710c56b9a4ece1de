package io.trade2026.simulator.certify.session;

/**
 * Where an acceptor leaves the script.
 *
 * @param line of the script
 * @param expected in words
 * @param received in words
 * @param reason why that is no match
 */
record Deviation(int line, String expected, String received, String reason) {}
