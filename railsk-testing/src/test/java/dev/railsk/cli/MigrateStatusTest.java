package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.schema.Hindrance;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.rails.PostsApp;
import dev.railsk.testing.rails.ScriptedRails;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command that asks an image how its migrations stand. */
@Timeout(60)
class MigrateStatusTest {

    private static final RailsApp SHOP = RailsApp.define(
            "shop",
            app -> app.image("ghcr.io/acme/shop").existingNamespace("shop").web(web -> web.replicas(2)));

    private final FakeCluster cluster = FakeCluster.ready(PostsApp.environment());
    private final ScriptedRails rails = PostsApp.rails().on(cluster);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        cluster.close();
    }

    private int run(String... more) throws IOException {
        Path kubeconfig = cluster.serve().kubeconfig(folder.resolve("kubeconfig"));
        String[] args = new String[more.length + 6];
        String[] first = {"migrate", "status", "--revision", "v2", "--kubeconfig", kubeconfig.toString()};
        System.arraycopy(first, 0, args, 0, first.length);
        System.arraycopy(more, 0, args, first.length, more.length);
        return Railsk.run(() -> SHOP, args, out, err, CommandContext.empty(folder));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void migrate(String revision) {
        Deployer.on(cluster)
                .migrate(
                        PostsApp.environment(),
                        Revision.of(revision),
                        DeployOptions.DEFAULT,
                        DeployListener.silent(),
                        new Cancellation());
    }

    @Test
    void printsATableAndWhatIsPending() throws IOException {
        migrate("v1");

        assertThat(run()).isZero();

        assertThat(out())
                .isEqualTo(
                        """
                        database app_production
                        STATUS  VERSION         NAME
                        up      20260101000001  Create posts
                        up      20260101000002  Index posts title
                        down    20260201000001  Add slug to posts

                        1 pending:
                          20260201000001 Add slug to posts
                        """);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("shop-probe-v2-1");
    }

    @Test
    void saysWhatNewerCodeRan() throws IOException {
        migrate("v3");

        assertThat(run()).isZero();

        assertThat(out())
                .contains("up      20260301000001  not in this code: newer code ran it\n")
                .endsWith("none pending\n");
    }

    @Test
    void saysThatNothingWasEverMigratedAndWhatIsPending() throws IOException {
        assertThat(run()).isZero();

        assertThat(out())
                .startsWith(
                        "the database was never migrated: its table of migrations is not there: Schema migrations table"
                                + " does not exist yet. [exit code 1]\n")
                .contains("3 pending:\n  20260101000001 CreatePosts\n");
    }

    @Test
    void endsAsATaskThatFailsWhereTheImageCannotTell() throws IOException {
        rails.hindered(Hindrance.UNKNOWN_HOST);

        assertThat(run()).isEqualTo(5);

        assertThat(out()).startsWith("the database's host is not known: ").contains("could not translate host name");
    }

    @Test
    void isOneDocument() throws IOException {
        migrate("v1");

        assertThat(run("--output", "json")).isZero();

        Tree json = Tree.parseJson(out());
        assertThat(json.at("kind").text()).contains("migrations");
        assertThat(json.at("revision").text()).contains("v2");
        assertThat(json.at("databases").items().get(0).at("migrations").items()).hasSize(3);
        assertThat(json.at("pending").items()).hasSize(1);
    }
}
