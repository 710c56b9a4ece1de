package io.trade2026.oms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.collections.Object2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Groups of open orders, in the order of their keys, which is the same on every node whatever happened before. A group stays when it is
 * empty: there are as many as parties trade with each other's accounts, or as instruments are traded at venues.
 */
final class OpenGroups {
    private final Object2ObjectHashMap<OpenGroup, OpenGroup> byKey = new Object2ObjectHashMap<>();
    private final List<OpenGroup> inOrder = new ArrayList<>();

    OpenGroups() {}

    /** The group with a key; allocates nothing unless it is the first order of its kind. */
    OpenGroup of(OpenGroup key) {
        OpenGroup known = byKey.get(key);
        return known == null ? begin(key.begin()) : known;
    }

    private OpenGroup begin(OpenGroup group) {
        byKey.put(group, group);
        inOrder.add(-1 - Collections.binarySearch(inOrder, group), group);
        return group;
    }

    /** The first open order of a scope. */
    @Nullable OpenLink first(OpenScope scope) {
        return firstFrom(0, scope);
    }

    /** The first open order of a scope behind a group. */
    @Nullable OpenLink firstBehind(OpenGroup group, OpenScope scope) {
        return firstFrom(Collections.binarySearch(inOrder, group) + 1, scope);
    }

    private @Nullable OpenLink firstFrom(int index, OpenScope scope) {
        for (int i = index; i < inOrder.size(); i++) {
            OpenGroup group = inOrder.get(i);
            if (group.size() > 0 && scope.holds(group)) {
                return group.first();
            }
        }
        return null;
    }

    /** How many open orders a scope has. */
    int size(OpenScope scope) {
        int size = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            OpenGroup group = inOrder.get(i);
            size += group.size() > 0 && scope.holds(group) ? group.size() : 0;
        }
        return size;
    }
}
