package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.FakeClusterProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code adopt}, and {@code deploy --adopt}. */
class AdoptTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .existingNamespace("shop")
            .noMigration()
            .web(web -> web.replicas(1).noScratch()));
    private static final WriteOptions HELM = new WriteOptions("helm", false);

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    private record Person(String text) implements Prompt {

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public Optional<String> answer() {
            return Optional.of(text);
        }
    }

    private static void make(Cluster cluster) {
        for (Manifest manifest : SHOP.environment("default").render(Revision.of("v1"))) {
            LiveObject unused = cluster.create(manifest, HELM);
        }
    }

    private int run(CommandContext context, String... args) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int exitCode = Railsk.run(() -> SHOP, args, result, messages, context);
        out = result.toString(StandardCharsets.UTF_8);
        err = messages.toString(StandardCharsets.UTF_8);
        return exitCode;
    }

    private int onFake(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--cluster", "fake", "--fake-state", "state"));
        return run(CommandContext.empty(folder), all.toArray(new String[0]));
    }

    private void startWithHelmsObjects() {
        try (Cluster cluster =
                new FakeClusterProvider().open(SHOP.environment("default"), "", folder.resolve("state"))) {
            make(cluster);
        }
    }

    @Test
    void showsAndTakesWhatOthersOwn() {
        startWithHelmsObjects();

        assertThat(onFake("adopt", "--dry-run")).isZero();
        assertThat(out)
                .contains(
                        "~ Deployment shop-web: only the owners of fields would change\n    takes over ", " of helm\n");
        assertThat(err).contains("  would take over: 5 fields of helm in Service shop-web\n");

        assertThat(onFake("adopt")).isZero();
        assertThat(err)
                .contains("  taken over: 5 fields of helm in Service shop-web\n", "  changed: Deployment shop-web\n");

        assertThat(onFake("adopt")).isZero();
        assertThat(out).startsWith("to create: 0, to change: 0, unchanged: 3\n");
        assertThat(err).doesNotContain("taken over");
        assertThat(onFake("deploy", "--revision", "v2")).isZero();
    }

    @Test
    void aDeployAdoptsWhenAsked() {
        startWithHelmsObjects();

        assertThat(onFake("deploy", "--revision", "v2")).isEqualTo(3);
        assertThat(err).contains("run adopt default, which shows it first, or deploy with --adopt.");
        assertThat(onFake("deploy", "--revision", "v2", "--adopt", "--output", "json", "--progress", "json"))
                .isZero();
        assertThat(err).contains("\"event\":\"fields-taken\"", "\"manager\":\"helm\"");
    }

    @Test
    void aDiffOfAnAdoptionIsAgreedTo() {
        startWithHelmsObjects();

        assertThat(onFake("diff", "--revision", "v2")).isEqualTo(3);
        assertThat(onFake("diff", "--revision", "v2", "--adopt")).isZero();
        assertThat(out).contains(" of helm\n", "ghcr.io/acme/shop:v2");
        String digest =
                out.substring(out.indexOf("digest: ") + "digest: ".length()).strip();

        assertThat(onFake("deploy", "--revision", "v2", "--confirm-diff", digest))
                .isEqualTo(3);
        assertThat(onFake("deploy", "--revision", "v2", "--adopt", "--confirm-diff", digest))
                .isZero();
    }

    @Test
    void somebodyConfirmsIt() throws IOException {
        try (FakeCluster cluster = FakeCluster.start()) {
            cluster.namespace("shop");
            make(cluster);
            CommandContext context = context(cluster.client().getMasterUrl().toString());
            ObjectRef web = new ObjectRef(ObjectKind.DEPLOYMENT, "shop", "shop-web");

            assertThat(run(context.withPrompt(new Person("no")), "adopt")).isEqualTo(3);
            assertThat(err).contains("type default to adopt shop there: ", "was not confirmed");
            assertThat(run(context, "adopt")).isEqualTo(3);
            assertThat(err).contains("there is no terminal to ask at", "Write --yes");
            assertThat(managers(cluster, web)).doesNotContain("railsk");

            assertThat(run(context.withPrompt(new Person("default")), "adopt")).isZero();
            assertThat(managers(cluster, web)).contains("railsk");
        }
    }

    @Test
    void aValueOfStandardInputIsReadOnce() throws IOException {
        RailsApp piped = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .existingNamespace("shop")
                .noMigration()
                .secret(Secrets.fetched("keys", keys -> keys.stdin("PIN")))
                .web(web -> web.replicas(1).noScratch().env(env -> env.allFromSecret("keys"))));
        try (FakeCluster cluster = FakeCluster.start()) {
            cluster.namespace("shop");
            make(cluster);
            CommandContext context = context(cluster.client().getMasterUrl().toString())
                    .withInput(new ByteArrayInputStream("1234-5678".getBytes(StandardCharsets.UTF_8)));
            ByteArrayOutputStream messages = new ByteArrayOutputStream();

            int exitCode = Railsk.run(
                    () -> piped, new String[] {"adopt", "--yes"}, new ByteArrayOutputStream(), messages, context);

            assertThat(exitCode).as("%s", messages).isZero();
        }
    }

    private static List<String> managers(Cluster cluster, ObjectRef ref) {
        return cluster.get(ref).orElseThrow().content().at("metadata", "managedFields").items().stream()
                .map(entry -> entry.at("manager").text().orElse(""))
                .toList();
    }

    private CommandContext context(String server) throws IOException {
        Path file = Files.writeString(
                folder.resolve("kubeconfig"),
                """
                {apiVersion: v1, kind: Config, current-context: door,
                 contexts: [{name: door, context: {cluster: door, user: door}}],
                 clusters: [{name: door, cluster: {server: "%s"}}],
                 users: [{name: door, user: {}}]}
                """
                        .formatted(server));
        return CommandContext.empty(folder).withEnvironment(Map.of("KUBECONFIG", file.toString()));
    }
}
