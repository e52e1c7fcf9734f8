package cn.sixin.city.db;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test class that needs PostgreSQL names this extension and asks for databases. All classes of a process share one
 * cluster, which ends with the last of them. Without PostgreSQL they say so and are skipped, on the machine that has
 * the last word ({@code CI=true}) they fail.
 */
public final class Postgres implements BeforeAllCallback {
    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(Postgres.class);

    private Optional<PostgresCluster> cluster = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> programs = PostgresCluster.installed();
        if (programs.isEmpty()) {
            String word = "PostgreSQL 15 or newer is not installed (apt-get install postgresql): not tested";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(word);
            }
            Assumptions.abort(word);
        }
        cluster = Optional.of(context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(
                        PostgresCluster.class,
                        key -> PostgresCluster.startCareless(programs.orElseThrow()),
                        PostgresCluster.class));
    }

    /** A new, empty database. */
    public DatabaseAddress address() {
        return cluster.orElseThrow().database();
    }
}
