package dev.railsk.testing.rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.ProgramEnd;
import dev.railsk.deploy.internal.probe.Output;
import dev.railsk.deploy.internal.probe.Recorded;
import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scripted Rails writes what a real one wrote. */
@Timeout(60)
class ScriptedRailsTest {

    private static final String STATUS = "bin/rails db:migrate:status";
    private static final String PENDING = "bin/rails db:abort_if_pending_migrations";
    private static final String MIGRATE = "bin/rails db:migrate";

    private final Environment environment = PostsApp.environment();
    private final FakeCluster cluster = FakeCluster.ready(environment);
    private final ScriptedRails rails = PostsApp.rails().on(cluster);

    private Output run(String version, String command) {
        List<String> lines = new ArrayList<>();
        ProgramEnd end = Deployer.on(cluster)
                .run(
                        environment,
                        Revision.of(version),
                        List.of(command.split(" ")),
                        event -> {
                            if (event instanceof DeployEvent.LogLine line) {
                                lines.add(line.line());
                            }
                        },
                        new Cancellation());
        return new Output(end.exitCode(), lines);
    }

    /** A real run, but for how long each call took. */
    private static Output recorded(String version, String command, int index) {
        Output output = Recorded.of(Recorded.RAILS_72, command, version, index);
        return new Output(
                output.exitCode(),
                output.lines().stream()
                        .map(line -> line.replaceAll("\\d\\.\\d{4}s", "0.0010s"))
                        .toList());
    }

    @Test
    void answersAsTheRealOneFromTheFirstMigrationToTheLast() {
        assertThat(run("v1", STATUS)).isEqualTo(recorded("v1", STATUS, 0));
        assertThat(run("v1", PENDING)).isEqualTo(recorded("v1", PENDING, 0));
        assertThat(run("v1", MIGRATE)).isEqualTo(recorded("v1", MIGRATE, 0));
        assertThat(run("v1", STATUS)).isEqualTo(recorded("v1", STATUS, 1));
        assertThat(run("v1", PENDING)).isEqualTo(recorded("v1", PENDING, 1));
        assertThat(run("v1", MIGRATE)).isEqualTo(recorded("v1", MIGRATE, 1));
        assertThat(run("v1", "bin/rails db:version")).isEqualTo(recorded("v1", "bin/rails db:version", 0));
        assertThat(run("v3", STATUS)).isEqualTo(recorded("v3", STATUS, 0));
        assertThat(run("v3", PENDING)).isEqualTo(recorded("v3", PENDING, 0));
        assertThat(run("v3", MIGRATE)).isEqualTo(recorded("v3", MIGRATE, 0));
        assertThat(run("v1", STATUS)).isEqualTo(recorded("v1", STATUS, 2));
        assertThat(run("v1", PENDING)).isEqualTo(recorded("v1", PENDING, 2));
        assertThat(run("v3", STATUS)).isEqualTo(recorded("v3", STATUS, 1));
        assertThat(run("v3", PENDING)).isEqualTo(recorded("v3", PENDING, 1));
    }

    @Test
    void isHinderedAsTheRealOne() {
        assertHindered(Hindrance.WRONG_LOGIN, "postgres://app:wrong@postgres/app_production", PENDING);
        assertHindered(Hindrance.UNKNOWN_HOST, "postgres://app:secret@nowhere/app_production", PENDING);
        assertHindered(Hindrance.REFUSED, "postgres://app:secret@redis:5432/app_production", STATUS);
        assertHindered(Hindrance.NO_DATABASE, "postgres://app:secret@postgres/absent", STATUS);
        assertHindered(Hindrance.NO_DATABASE, "postgres://app:secret@postgres/absent", MIGRATE);
    }

    private void assertHindered(Hindrance hindrance, String url, String command) {
        Output real = Recorded.with(url, command);
        Output known = new Output(
                real.exitCode(),
                real.lines().stream()
                        .map(line -> line.replace("192.0.2.11", "192.0.2.10").replace("absent", "app_production"))
                        .toList());

        assertThat(run("v3", command)).isNotEqualTo(known);
        rails.hindered(hindrance);
        assertThat(run("v3", command)).isEqualTo(known);
        rails.reached();
    }

    @Test
    void takesBackWhatItHasRun() {
        run("v3", MIGRATE);

        Output output = run("v3", "bin/rails db:rollback");

        assertThat(output.lines())
                .contains(
                        "== 20260301000001 RemoveLegacyFromPosts: reverting ============================",
                        "-- add_column(:posts, :legacy, :string)");
        assertThat(rails.applied()).doesNotContain("20260301000001");
        assertThat(rails.columns("posts")).contains("legacy");
    }

    @Test
    void leavesOutWhatRunsLaterWhereItIsToldSo() {
        Environment skipping = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .env(env -> env.value("SKIP_POST_DEPLOYMENT_MIGRATIONS", "true"))
                        .web(web -> web.replicas(1)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        rails.release(PostsApp.V2
                .next("v4")
                .migration(RailsMigration.of("20260401000001", "DropLegacy")
                        .removeColumn("posts", "legacy", "string")
                        .post()));

        Deployer.on(cluster)
                .run(skipping, Revision.of("v4"), List.of("bin/rails", "db:migrate"), event -> {}, new Cancellation());
        assertThat(rails.applied()).containsExactly("20260101000001", "20260101000002", "20260201000001");
        assertThat(run("v4", MIGRATE).exitCode()).isZero();
        assertThat(rails.applied()).contains("20260401000001");
    }

    @Test
    void keepsNothingOfAMigrationThatFailsAndFreesTheLock() {
        rails.release(PostsApp.V1
                .next("v4")
                .migration(RailsMigration.of("20260401000001", "Break")
                        .addColumn("posts", "half", "string")
                        .failing("ActiveRecord::LockWaitTimeout: canceling statement due to lock timeout")));

        Output failed = run("v4", MIGRATE);

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(rails.applied()).containsExactly("20260101000001", "20260101000002");
        assertThat(rails.columns("posts")).doesNotContain("half");
        assertThat(run("v2", MIGRATE).exitCode()).isZero();
    }

    @Test
    void knowsTheDatabasesByTheirKeys() {
        rails.database("animals", "animals_production")
                .release(PostsApp.V1
                        .next("v4")
                        .migration(RailsMigration.of("20260401000001", "CreateDogs")
                                .createTable("dogs", "name")
                                .in("animals")));

        assertThat(run("v4", MIGRATE + ":primary").exitCode()).isZero();
        assertThat(run("v4", PENDING + ":primary")).isEqualTo(new Output(0, List.of()));
        assertThat(run("v4", PENDING + ":animals").lines())
                .containsExactly(
                        "Run `bin/rails db:migrate:animals` to update your database then try again.",
                        "You have 1 pending migration:",
                        "  20260401000001 CreateDogs");
        assertThat(run("v4", MIGRATE).exitCode()).isZero();
        assertThat(run("v4", STATUS).lines()).contains("database: app_production", "database: animals_production");
    }

    @Test
    void refusesAnImageThatNobodyHasDescribed() {
        assertThat(run("v9", MIGRATE).lines())
                .containsExactly("(scripted) there is no release with the tag \"v9\", only [v1, v2, v3]");
    }
}
