package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.config.Secrets;
import dev.railsk.manifest.Manifests;
import dev.railsk.testing.cluster.FakeClusterProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that follow each other on one fake cluster. */
class FakeStateTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .secret(Secrets.existing("shop-secrets", "SECRET_KEY_BASE"))
            .env(env -> env.allFromSecret("shop-secrets"))
            .web(web -> web.host("shop.example").replicas(2))
            .worker("sidekiq", worker -> worker.queues("default")));

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    @Test
    void rehearsesAnUpgrade() {
        assertThat(run("deploy", "--revision", "v1")).isZero();
        assertThat(err)
                .startsWith("simulated: cluster fake lives in this command, and starts empty, to be left in "
                        + folder.resolve("state") + "\n");

        assertThat(run("status")).isZero();
        assertThat(out)
                .startsWith("shop in default: revision v1, namespace shop, simulated\n")
                .contains("web       shop:v1  2/2    2 ", "complete", "migration: succeeded, Job shop-migrate-v1-1");
        assertThat(err)
                .startsWith("simulated: cluster fake lives in this command, and starts from what is left in "
                        + folder.resolve("state") + "\n");

        assertThat(run("diff", "--exit-code")).isZero();
        assertThat(out).contains("to create: 0, to change: 0, unchanged: 7\n");

        assertThat(run("diff", "--revision", "v2", "--exit-code")).isEqualTo(3);
        assertThat(out).contains("~ Deployment shop-web\n", "ghcr.io/acme/shop:v2");

        assertThat(run("deploy", "--revision", "v2")).isZero();
        assertThat(err).contains("  changed: Deployment shop-web\n", "started Job shop-migrate-v2-1 (attempt 1)");

        run("deploy", "--revision", "v2");
        assertThat(err).doesNotContain("  changed: ", "  created: ", "started Job");
    }

    @Test
    void rehearsesTheWayBack() {
        assertThat(run("history")).isZero();
        assertThat(out).isEqualTo("no release of shop in default is recorded\n");
        run("deploy", "--revision", "v1");
        run("deploy", "--revision", "v2");

        assertThat(run("rollback", "default", "3")).isEqualTo(3);
        assertThat(err).contains("no release 3 of shop in default is recorded", "Name one of: 1, 2.");
        assertThat(run("rollback", "latest")).isEqualTo(2);
        assertThat(run("rollback")).isZero();
        assertThat(err).contains("warning: a rollback runs no migration: the database stays as release 2 (v2) left it");

        run("history");
        assertThat(out.lines().map(line -> line.replaceAll("20[0-9:TZ-]+", "WHEN")))
                .containsExactly(
                        "RELEASE  REVISION  WHEN                  WHO                                        WHAT"
                                + "              OUTCOME",
                        "3        v1        WHEN  a program (a place that it does not tell)  rollback to 1     succeeded",
                        "2        v2        WHEN  a program (a place that it does not tell)  deploy, migrated  succeeded",
                        "1        v1        WHEN  a program (a place that it does not tell)  deploy, migrated  succeeded");
        run("status");
        assertThat(out).startsWith("shop in default: revision v1,").contains("migration: succeeded");
    }

    @Test
    void runsAMigrationOnceMore() {
        run("deploy", "--revision", "v1");

        assertThat(run("migrate", "--again")).isEqualTo(2);
        assertThat(err).contains("Write migrate default run --again.");
        assertThat(run("migrate", "run")).isZero();
        assertThat(err).contains("not migrated: the migration already ran for revision v1");
        assertThat(run("migrate", "run", "--again")).isZero();
        assertThat(err).contains("started Job shop-migrate-v1-2 (attempt 2)");
    }

    @Test
    void tellsWhatTheMigrationWroteFromTheRecord() {
        run("deploy", "--revision", "v1");
        run("deploy", "--revision", "v2", "--cluster", "fake:migrate=migration-fails");

        assertThat(run("migrate", "log")).isZero();
        assertThat(out)
                .startsWith("release 2, Job shop-migrate-v2-1\n")
                .contains("  | StandardError: (simulated) an error has occurred");
        assertThat(run("migrate", "log", "--revision", "v1")).isZero();
        assertThat(out).startsWith("release 1, Job shop-migrate-v1-1\n");
        assertThat(run("migrate", "log", "--revision", "v9")).isZero();
        assertThat(out).isEqualTo("no log of a migration of v9 is recorded for default\n");
    }

    @Test
    void aFailedDeployIsStillThereAndCanBeMended() {
        run("deploy", "--revision", "v1");

        assertThat(run("deploy", "--revision", "v2", "--cluster", "fake:web=image-missing"))
                .isEqualTo(4);

        run("status");
        assertThat(out).contains("web       shop:v2  0/2    1 ", "progressing");
        assertThat(run("deploy", "--revision", "v3")).isZero();
        run("status");
        assertThat(out).startsWith("shop in default: revision v3,").contains("web       shop:v3  2/2    2 ");
    }

    @Test
    void severalEnvironmentsShareAState() {
        RailsApp two = RailsApp.define("two", app -> app.image("a/b")
                .web(web -> {})
                .overlay("east", east -> east.namespace("east"))
                .overlay("west", west -> west.namespace("west")));

        assertThat(run(two, "deploy", "east", "--revision", "v1")).isZero();
        assertThat(run(two, "deploy", "west", "--revision", "v2")).isZero();

        run(two, "status", "east");
        assertThat(out).startsWith("two in east: revision v1, namespace east, simulated\n");
    }

    @Test
    void aDryRunLeavesNothing() {
        run("deploy", "--revision", "v1", "--dry-run");

        assertThat(folder.resolve("state/fake-cluster.json")).doesNotExist();
    }

    @Test
    void keepsNoValueOfASecret() throws IOException {
        RailsApp app = RailsApp.define(
                "shop",
                spec -> spec.image("a/b")
                        .web(web -> {})
                        .manifests(
                                Manifests.text(
                                        """
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: own}
                        stringData: {KEY: s3cret-value}
                        """)));

        assertThat(run(app, "deploy", "--revision", "v1")).isZero();

        assertThat(Files.readString(folder.resolve("state/fake-cluster.json")))
                .contains("\"KEY\": \"(simulated)\"")
                .doesNotContain("s3cret-value", "czNjcmV0LXZhbHVl");
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        Path file = Files.createDirectories(folder.resolve("state")).resolve("fake-cluster.json");
        String next = "\n  Delete the file to start with an empty cluster, or name another folder.\n";

        Files.writeString(file, "{\"format\": ");
        assertThat(run("status")).isEqualTo(2);
        assertThat(err).isEqualTo("error: --cluster fake: " + file + " is broken" + next);

        Files.writeString(file, "{\"format\": \"railsk-fake/9\"}");
        assertThat(run("status")).isEqualTo(2);
        assertThat(err)
                .isEqualTo("error: --cluster fake: " + file + " has the format \"railsk-fake/9\", and this railsk knows"
                        + " railsk-fake/1 only" + next);

        Files.writeString(file, "{\"format\": \"railsk-fake/1\", \"sessions\": [{\"writes\": [{\"verb\": \"EAT\"}]}]}");
        assertThat(run("status")).isEqualTo(2);
        assertThat(err).isEqualTo("error: --cluster fake: " + file + " is broken" + next);
    }

    @Test
    void oneCommandAtATime() {
        try (Cluster open = new FakeClusterProvider().open(SHOP.environment("default"), "", folder.resolve("state"))) {
            assertThat(run("status")).isEqualTo(2);
            assertThat(err).startsWith("error: --cluster fake: another command uses " + folder.resolve("state") + "\n");
            assertThat(open.version()).isNotEmpty();
        }
        assertThat(run("status")).isZero();
    }

    @Test
    void belongsToAnEmbeddedCluster() {
        String[] args = {"status", "--fake-state", "state"};
        ByteArrayOutputStream messages = new ByteArrayOutputStream();

        int exitCode = Railsk.run(() -> SHOP, args, messages, messages, CommandContext.empty(folder));

        assertThat(exitCode).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        error: --fake-state needs an embedded cluster
                          Add --cluster fake, or leave it out.
                        """);
    }

    private int run(String... args) {
        return run(SHOP, args);
    }

    private int run(RailsApp app, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (!all.contains("--cluster")) {
            all.addAll(List.of("--cluster", "fake"));
        }
        all.addAll(List.of("--fake-state", "state"));
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int exitCode =
                Railsk.run(() -> app, all.toArray(new String[0]), result, messages, CommandContext.empty(folder));
        out = result.toString(StandardCharsets.UTF_8);
        err = messages.toString(StandardCharsets.UTF_8);
        return exitCode;
    }
}
