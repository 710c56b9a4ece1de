package io.trade2026.tests.architecture.planted.oms;

/** Planted: something to inherit from, with a field that anyone may touch. */
public class BaseOrder {
    long leavesQtyE8;
}
