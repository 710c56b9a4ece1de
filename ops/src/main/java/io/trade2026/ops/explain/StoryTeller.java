package io.trade2026.ops.explain;

import java.io.IOException;
import java.util.List;

/** Tells the stories of orders from the record. */
@FunctionalInterface
public interface StoryTeller {
    /**
     * Tells of all orders of an id; takes as long as it takes to read the record.
     *
     * @param id OrderID(37), with or without its O, or a ClOrdID(11) of any client
     * @return one for each order, oldest first; empty when none is known
     * @throws IOException when the record is not here or cannot be read
     */
    List<OrderStory> tell(String id) throws IOException;
}
