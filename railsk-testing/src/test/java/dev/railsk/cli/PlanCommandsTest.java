package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.rails.RailsMigration;
import dev.railsk.testing.rails.RailsModel;
import dev.railsk.testing.rails.RailsRelease;
import dev.railsk.testing.rails.ScriptedRails;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plans by the command line: a deploy knows the code of the checkout that it runs in, and the commands tell what is next. */
@Timeout(120)
class PlanCommandsTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .existingNamespace("shop")
            .web(web -> web.replicas(1))
            .plan("drop-legacy", MigrationPlan.removeColumn("posts", "legacy").approval()));

    private static final RailsApp FILLING = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .existingNamespace("shop")
            .web(web -> web.replicas(1))
            .plan("fill", MigrationPlan.backfill("users", "nickname", "name")));

    private static final RailsModel POST = RailsModel.of("Post", "posts").uses("title");
    private static final RailsRelease V1 = RailsRelease.of("v1")
            .migration(RailsMigration.of("20260101000001", "CreatePosts").createTable("posts", "title", "legacy"))
            .model(POST.uses("legacy"));
    private static final RailsRelease V2 = V1.next("v2").model(POST.ignores("legacy"));
    private static final RailsRelease V3 = V2.next("v3")
            .migration(RailsMigration.of("20260301000001", "DropLegacy").removeColumn("posts", "legacy", "string"));

    private final FakeCluster cluster = FakeCluster.ready(SHOP.environment(RailsApp.DEFAULT_ENVIRONMENT));
    private final ScriptedRails rails = ScriptedRails.of(V1, V2, V3).on(cluster);

    @TempDir
    private Path folder;

    private RailsApp app = SHOP;
    private String out = "";
    private String err = "";

    @AfterEach
    void close() {
        cluster.close();
    }

    private int run(Path directory, String... args) throws IOException {
        Path kubeconfig = cluster.serve().kubeconfig(folder.resolve("kubeconfig"));
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--kubeconfig", kubeconfig.toString()));
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int code = Railsk.run(() -> app, all.toArray(new String[0]), result, messages, CommandContext.empty(directory));
        out = result.toString(StandardCharsets.UTF_8);
        err = messages.toString(StandardCharsets.UTF_8);
        return code;
    }

    private Path checkout(RailsRelease release) throws IOException {
        return release.checkout(Files.createDirectories(folder.resolve(release.tag())));
    }

    @Test
    void followAPlanFromTheCheckout() throws IOException {
        assertThat(run(checkout(V1), "deploy", "--revision", "v1", "--migrate", "before"))
                .isZero();
        Path deep = Files.createDirectories(checkout(V2).resolve("deploy"));

        assertThat(run(deep, "plan", "next")).isZero();
        assertThat(out)
                .contains("shop in default\ndrop-legacy: Remove the column posts.legacy (0 of ")
                .contains("  now: ignore, Use posts.legacy no longer, and ignore it\n")
                .contains("    the checkout has it: deploy it\n");

        assertThat(run(deep, "deploy", "--revision", "v2")).isZero();
        assertThat(run(checkout(V3), "deploy", "--revision", "v3")).isEqualTo(3);
        assertThat(err)
                .contains("migration 20260301000001 drop_legacy is step \"drop\" of plan \"drop-legacy\"")
                .contains("db/migrate/20260301000001_drop_legacy.rb:1");

        assertThat(run(folder, "plan", "approve", "default", "drop-legacy/approval"))
                .isZero();
        assertThat(out).contains("  done     approval");
        assertThat(run(
                        folder,
                        "deploy",
                        "--revision",
                        "v3",
                        "--source",
                        checkout(V3).toString()))
                .isZero();
        assertThat(run(folder, "plan", "status")).isZero();
        assertThat(out).contains("  done     drop ").contains("  now      unignore ");
        assertThat(run(folder, "rollback", "default", "1")).isEqualTo(3);
        assertThat(err).contains("below the rollback floor, which is release 3");
        assertThat(rails.broken()).isEmpty();
    }

    @Test
    void askTheImageWhereThereIsNoCheckout() throws IOException {
        assertThat(run(folder, "deploy", "--revision", "v1", "--migrate", "before", "--source", "image"))
                .isZero();
        assertThat(err)
                .contains("no release of shop is recorded as running in default, so the image of v1 was not asked");

        assertThat(run(folder, "plan", "next", "--source", "image", "--revision", "v2"))
                .isZero();
        assertThat(out).contains("    the checkout has it: deploy it\n");
        assertThat(run(folder, "deploy", "--revision", "v3", "--source", "image"))
                .isEqualTo(3);
        assertThat(err).contains("db/migrate/20260301000001_drop_legacy.rb:").doesNotContain("railsk-source");
        assertThat(run(folder, "deploy", "--revision", "v2", "--source", "image"))
                .isZero();
        assertThat(run(folder, "deploy", "--revision", "v1", "--source", "./image"))
                .isEqualTo(2);
        assertThat(err)
                .contains("--source needs the folder of a Rails app, but \"./image\" has no config/application.rb");
        assertThat(run(folder, "plan", "next", "--source", "image", "--revision", "unheard"))
                .isZero();
        assertThat(err).contains("note: the image of unheard does not tell its Ruby code: ");
        assertThat(rails.broken()).isEmpty();
    }

    @Test
    void runABackfillAndCountTheRowsThatAreLeft() throws IOException {
        long[] left = {3};
        rails.count("User.unscoped.where(\"nickname IS NULL\").count", () -> left[0]);
        RailsRelease fills = V1.next("fills");
        rails.release(fills);
        assertThat(run(checkout(V1), "deploy", "--revision", "v1", "--migrate", "before"))
                .isZero();
        assertThat(runFilling("plan", "approve", "write-right")).isZero();
        assertThat(runFilling("plan", "next")).isZero();
        assertThat(out).contains("  now: backfill, ").contains("    plan run default fill/backfill\n");

        assertThat(runFilling("plan", "run", "fill/deploy-write-right")).isEqualTo(2);
        assertThat(err).contains("step \"deploy-write-right\" of plan \"fill\" fills no rows and counts none");
        assertThat(runFilling("plan", "run", "fill/verify")).isEqualTo(2);
        assertThat(err).contains("it is not the turn of step \"verify\"");
        assertThat(runFilling("plan", "run", "fill/backfill")).isEqualTo(5);
        assertThat(err).contains("it has ended, and 3 rows are left");
        left[0] = 0;
        assertThat(runFilling("plan", "run", "fill/backfill")).isZero();
        assertThat(runFilling("plan", "status")).isZero();
        assertThat(out).contains("fill: ", "(done)");
        assertThat(runFilling("plan", "run", "fill/backfill")).isEqualTo(2);
        assertThat(err).contains("is done in default");
    }

    @Test
    void countTheRowsThatAreLeftBehindABackfillOfOnesOwn() throws IOException {
        long[] left = {3};
        rails.count("User.unscoped.where(\"nickname IS NULL\").count", () -> left[0]);
        rails.release(V1.next("fills"));
        assertThat(run(checkout(V1), "deploy", "--revision", "v1", "--migrate", "before"))
                .isZero();
        assertThat(runFilling("plan", "approve", "write-right")).isZero();
        assertThat(runFilling("plan", "approve", "fill/backfill")).isZero();
        assertThat(runFilling("plan", "next")).isZero();
        assertThat(out).contains("  now: verify, ").contains("    plan run default fill/verify\n");

        assertThat(runFilling("plan", "run", "fill/verify")).isEqualTo(5);
        assertThat(err).contains("step \"fill/verify\" of shop to default is not done: 3 rows are left by User");
        left[0] = 0;
        assertThat(runFilling("plan", "run", "fill/verify")).isZero();
        assertThat(runFilling("plan", "status")).isZero();
        assertThat(out).contains("fill: ", "(done)");
    }

    private int runFilling(String... args) throws IOException {
        app = FILLING;
        return run(folder, args);
    }

    @Test
    void leavesACheckoutOfAnotherCommitAlone() throws IOException {
        Path checkout = checkout(V1);
        Files.createDirectories(checkout.resolve(".git/refs/heads"));
        Files.writeString(checkout.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(checkout.resolve(".git/refs/heads/main"), "0123456" + "7".repeat(33) + "\n");

        assertThat(run(checkout, "deploy", "--revision", "abcdef1", "--dry-run"))
                .isZero();
        assertThat(err).contains("is at 0123456, not at revision abcdef1: no migration is judged.");
        assertThat(run(checkout, "deploy", "--revision", "0123456", "--dry-run"))
                .isZero();
        assertThat(err).doesNotContain("no migration is judged");
    }

    @Test
    void refusesWhatIsNoCheckoutAndNoPlan() throws IOException {
        assertThat(run(folder, "deploy", "--revision", "v1", "--source", "nowhere"))
                .isEqualTo(2);
        assertThat(err)
                .contains("--source needs the folder of a Rails app, but \"nowhere\" has no config/application.rb");
        assertThat(run(folder, "plan", "sow")).isEqualTo(2);
        assertThat(err).contains("plan does not know \"sow\"").contains("Did you mean \"show\"?");
        assertThat(run(folder, "plan", "approve", "default", "drop-legcy/approval"))
                .isEqualTo(2);
        assertThat(err).contains("has no plan \"drop-legcy\"");
        assertThat(run(folder, "plan", "approve", "default")).isEqualTo(2);
        assertThat(err).contains("plan approve needs the step that is done in default");
    }
}
