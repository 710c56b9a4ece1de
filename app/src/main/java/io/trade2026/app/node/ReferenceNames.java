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
        return name("SELECT name FROM firms WHERE firm_id > :id ORDER BY firm_id LIMIT 1", 0);
    }

    @Override
    public Optional<String> venue(int venueId) {
        return name("SELECT name FROM venues WHERE venue_id = :id", venueId);
    }

    @Override
    public Optional<String> account(int accountId) {
        return name("SELECT name FROM accounts WHERE account_id = :id", accountId);
    }

    private Optional<String> name(String query, int id) {
        try {
            return database.jdbi()
                    .withHandle(handle -> handle.createQuery(query)
                            .bind("id", id)
                            .mapTo(String.class)
                            .findOne());
        } catch (JdbiException e) {
            LOG.warn("Postgres cannot be asked for a name: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
