package io.trade2026.stores.operators;

import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.postgres.PostgresFault;
import io.trade2026.stores.postgres.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The directory of operators. For any thread. Methods throw JDBI's exceptions when Postgres is away. */
public final class Operators {
    private static final String ALL = "SELECT name, role, enabled, password_hash IS NOT NULL AS has_password"
            + " FROM operators WHERE role <> 'system'";
    private final Database database;

    /**
     * Creates a view of the table.
     *
     * @param database started
     */
    public Operators(final Database database) {
        this.database = database;
    }

    /**
     * Reads all operators.
     *
     * @return by name, also those that are disabled
     */
    public List<Operator> all() {
        try (Handle handle = database.jdbi().open()) {
            return handle.createQuery(ALL + " ORDER BY name")
                    .map(Operators::operator)
                    .list();
        }
    }

    /**
     * Finds an operator.
     *
     * @param name exactly
     * @return empty when there is none
     */
    public Optional<Operator> find(final String name) {
        try (Handle handle = database.jdbi().open()) {
            return handle.createQuery(ALL + " AND name = :name")
                    .bind("name", name)
                    .map(Operators::operator)
                    .findOne();
        }
    }

    /**
     * Finds the operator that a name and a password belong to. Takes some tens of milliseconds on purpose.
     *
     * @param name as typed
     * @param password as typed
     * @return empty when name or password is wrong or the operator is disabled
     */
    public Optional<Operator> verified(final String name, final String password) {
        final Optional<String> hash;
        try (Handle handle = database.jdbi().open()) {
            hash = handle.createQuery("SELECT password_hash FROM operators WHERE name = :name AND enabled"
                            + " AND role <> 'system' AND password_hash IS NOT NULL")
                    .bind("name", name)
                    .mapTo(String.class)
                    .findOne();
        }
        return PasswordHash.fits(password, hash.orElse(PasswordHash.NOBODYS)) && hash.isPresent()
                ? find(name)
                : Optional.empty();
    }

    /**
     * Gives each operator without a password one, drawn into a file of its own. To be called at each start.
     *
     * @param secrets directory for the files {@code operator-NAME}; made when absent
     * @return of all operators whose password file is there, also those of earlier starts
     * @throws PostgresFault if a file can be neither read nor written
     */
    public List<IssuedPassword> issuePasswords(final Path secrets) {
        final List<IssuedPassword> issued = new ArrayList<>();
        try {
            for (final Operator operator : all()) {
                final Path file = secrets.resolve("operator-" + operator.name().replaceAll("[^A-Za-z0-9._-]", "_"));
                if (!operator.enabled() || (operator.hasPassword() && !Files.exists(file))) {
                    continue;
                }
                final String password = new Secret(file).read();
                if (!operator.hasPassword()) {
                    setHash(operator.name(), hashOfIssued(password), "system");
                }
                issued.add(new IssuedPassword(operator.name(), operator.role(), password, file));
            }
        } catch (final IOException e) {
            throw new PostgresFault("operator passwords in " + secrets + ": " + e, e);
        }
        return issued;
    }

    /** The file may hold what a person has put there. */
    private static String hashOfIssued(final String password) {
        return Secret.isDrawn(password) ? PasswordHash.ofDrawn(password) : PasswordHash.of(password);
    }

    /**
     * Changes a password; the file of the drawn one is not touched.
     *
     * @param name of the operator
     * @param password in clear
     * @param author operator who does it, for the audit log
     * @return false when there is no such operator
     */
    public boolean setPassword(final String name, final String password, final String author) {
        return setHash(name, PasswordHash.of(password), author);
    }

    private boolean setHash(final String name, final String hash, final String author) {
        return database.jdbi().inTransaction(handle -> {
            handle.createQuery("SELECT set_config('trade2026.operator', :author, true)")
                    .bind("author", author)
                    .mapTo(String.class)
                    .one();
            return handle.createUpdate(
                                    "UPDATE operators SET password_hash = :hash WHERE name = :name AND role <> 'system'")
                            .bind("hash", hash)
                            .bind("name", name)
                            .execute()
                    == 1;
        });
    }

    private static Operator operator(final ResultSet row, final StatementContext context) throws SQLException {
        return new Operator(
                row.getString("name"),
                row.getString("role"),
                row.getBoolean("enabled"),
                row.getBoolean("has_password"));
    }
}
