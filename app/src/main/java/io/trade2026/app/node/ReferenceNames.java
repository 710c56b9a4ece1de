package io.trade2026.app.node;

import io.trade2026.ops.guard.RouteNames;
import io.trade2026.stores.postgres.Database;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names out of the reference data, asked for each time: it is rare. */
final class ReferenceNames implements RouteNames {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceNames.class);

    private final Database database;

    ReferenceNames(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> firm() {
        try {
            return database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT name FROM firms ORDER BY firm_id LIMIT 1")
                            .mapTo(String.class)
                            .findOne());
        } catch (JdbiException e) {
            LOG.warn("Postgres cannot be asked for the name of the house: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
