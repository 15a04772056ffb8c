package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What a deploy writes down of itself in its cluster. */
class ReleaseRecordTest {

    private static final DeployedBy JANE = new DeployedBy("jane", "laptop");

    private final ShopDeploy shop = ShopDeploy.ready();

    private List<LiveObject> records() {
        Selection selection = new Selection(ObjectKind.CONFIG_MAP, "shop", Map.of("railsk.dev/record", "release"));
        return shop.cluster.list(selection).items();
    }

    private List<String> names() {
        return records().stream().map(record -> record.ref().name()).toList();
    }

    private Tree record(int number) {
        return Tree.parseJson(configMap("railsk-shop-default-" + number)
                .at("data", "release.json")
                .text()
                .orElseThrow());
    }

    private Tree configMap(String name) {
        return shop.cluster
                .get(new ObjectRef(ObjectKind.CONFIG_MAP, "shop", name))
                .orElseThrow()
                .content();
    }

    static String unzipped(Tree configMap, String field) {
        byte[] bytes = Base64.getDecoder()
                .decode(configMap.at("binaryData", field).text().orElseThrow());
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String migration(Tree record) {
        return record.at("migrations").items().get(0).at("state").text().orElse("");
    }

    private static String text(Tree tree, String... path) {
        return tree.at(path).text().orElse("");
    }

    @Test
    void saysWhoDeployedWhatAndHowItEnded() {
        shop.options = DeployOptions.DEFAULT.by(JANE);

        DeployReport report = shop.deploy();

        Tree record = record(1);
        assertThat(text(record, "by") + " " + text(record, "from")).isEqualTo("jane laptop");
        assertThat(text(record, "kind") + " " + text(record, "revision")).isEqualTo("DEPLOY abcd123");
        assertThat(text(record, "app") + " " + text(record, "environment")).isEqualTo("shop default");
        assertThat(text(record, "state") + " " + text(record, "outcome")).isEqualTo("ENDED SUCCEEDED");
        assertThat(text(record, "startedAt")).isEqualTo(report.startedAt().toString());
        assertThat(text(record, "endedAt")).isNotEmpty();
        assertThat(record.at("lockToken").integer()).contains(1L);
        assertThat(record.at("steps").items())
                .extracting(step -> text(step, "kind"))
                .containsExactly(
                        "PREFLIGHT",
                        "LOCK",
                        "DRY_RUN",
                        "RECORD",
                        "INVENTORY",
                        "CONFIG",
                        "APPLY",
                        "INVENTORY",
                        "AWAIT",
                        "MIGRATE");
        assertThat(migration(record)).isEqualTo("SUCCEEDED");
        assertThat(shop.events(DeployEvent.ReleaseRecorded.class))
                .extracting(DeployEvent.ReleaseRecorded::number)
                .containsExactly(1);
    }

    @Test
    void holdsWhatBecameOfEveryObjectAndTheSet() {
        shop.deploy();

        Tree objects = Tree.parseJson(unzipped(configMap("railsk-shop-default-1"), "objects.json.gz"));
        Tree set = Tree.parseJson(unzipped(configMap("railsk-shop-default-1"), "set.json.gz"));
        assertThat(objects.items()).hasSize(6).allSatisfy(object -> assertThat(text(object, "result"))
                .isEqualTo("CREATED"));
        assertThat(set.at("objects").items())
                .extracting(object -> object.at("manifest"))
                .containsAll(shop.environment.render(ShopDeploy.REVISION).manifests().stream()
                        .map(manifest -> Tree.parseJson(manifest.tree().toJsonLine()))
                        .toList());
        assertThat(set.at("workloads").items())
                .extracting(workload -> text(workload, "workload"))
                .containsExactly("web", "sidekiq");
    }

    @Test
    void isWrittenBeforeTheFirstChangeAndKeptUpToDate() {
        List<String> seen = new ArrayList<>();
        shop.listener = event -> {
            if (event instanceof DeployEvent.StepStarted step && !names().isEmpty()) {
                Tree record = record(1);
                seen.add(step.step().label() + " " + text(record, "state") + " " + text(record, "step", "kind"));
            }
        };

        shop.deploy();

        assertThat(seen)
                .containsExactly(
                        "inventory (before) RUNNING RECORD",
                        "config RUNNING INVENTORY",
                        "apply RUNNING CONFIG",
                        "inventory (after) RUNNING APPLY",
                        "await RUNNING INVENTORY",
                        "migrate (after) RUNNING AWAIT");
    }

    @Test
    void isNotWrittenByADryRunNorWhereTheSetIsRefused() {
        shop.options = DeployOptions.DEFAULT.dryRun();
        shop.deploy();
        shop.options = DeployOptions.DEFAULT;
        FaultyCluster refusing =
                FaultyCluster.over(shop.cluster).fail(Calls.dryRun(), Fault.refused(422, "Invalid", "denied"));
        assertThatThrownBy(() -> Deployer.on(refusing).deploy(shop.environment, ShopDeploy.REVISION))
                .isInstanceOf(ApplyRefusedException.class);

        assertThat(names()).isEmpty();
    }

    @Test
    void saysHowADeployFailed() {
        shop.cluster.workload("web", Outcome.imageMissing());

        assertThatThrownBy(shop::deploy).isInstanceOf(RolloutFailedException.class);

        assertThat(text(record(1), "state") + " " + text(record(1), "outcome")).isEqualTo("ENDED ROLLOUT_FAILED");
        assertThat(text(record(1), "step", "kind")).isEqualTo("AWAIT");
        assertThat(migration(record(1))).isEqualTo("NOT_RUN");
    }

    @Test
    void saysThatADeployWasCancelled() {
        shop.listener = event -> {
            if (event instanceof DeployEvent.StepStarted step && step.step().kind() == Step.Kind.AWAIT) {
                Thread.currentThread().interrupt();
            }
        };

        assertThatThrownBy(shop::deploy).isInstanceOf(DeployCancelledException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(text(record(1), "state") + " " + text(record(1), "outcome")).isEqualTo("ENDED CANCELLED");
    }

    @Test
    void saysThatADeployLostItsLock() {
        shop.listener = event -> {
            if (event instanceof DeployEvent.StepStarted step && step.step().kind() == Step.Kind.APPLY) {
                Deployer.on(shop.cluster).breakLock(shop.environment, JANE);
                sleep(Duration.ofSeconds(6));
            }
        };

        assertThatThrownBy(shop::deploy).isInstanceOf(SupersededException.class);

        assertThat(text(record(1), "state") + " " + text(record(1), "outcome")).isEqualTo("ENDED SUPERSEDED");
    }

    private void sleep(Duration time) {
        try {
            shop.cluster.time().sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void countsAndKeepsTenAndTheLastThatSucceeded() {
        shop.deploy();
        shop.cluster.workload("web", Outcome.imageMissing());
        for (int number = 2; number <= 12; number++) {
            Revision revision = Revision.of("bad" + number);
            assertThatThrownBy(() -> shop.deploy(revision)).isInstanceOf(RolloutFailedException.class);
        }

        assertThat(names())
                .containsExactlyInAnyOrder(
                        "railsk-shop-default-1",
                        "railsk-shop-default-3",
                        "railsk-shop-default-4",
                        "railsk-shop-default-5",
                        "railsk-shop-default-6",
                        "railsk-shop-default-7",
                        "railsk-shop-default-8",
                        "railsk-shop-default-9",
                        "railsk-shop-default-10",
                        "railsk-shop-default-11",
                        "railsk-shop-default-12");
    }

    @Test
    void keepsAsManyAsItIsTold() {
        shop.options = DeployOptions.DEFAULT.keepReleases(2);
        for (int number = 1; number <= 4; number++) {
            shop.deploy(Revision.of("v" + number));
        }

        assertThat(names()).containsExactlyInAnyOrder("railsk-shop-default-3", "railsk-shop-default-4");
    }

    @Test
    void leavesOutANumberWhoseNameIsTaken() {
        shop.cluster.put(Tree.ofYaml(
                """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: railsk-shop-default-1, namespace: shop}
                        """,
                "a test"));

        shop.deploy();

        assertThat(names()).containsExactly("railsk-shop-default-2");
    }

    @Test
    void refusesToGoOnOverANewerFormat() {
        shop.deploy();
        LiveObject record = records().get(0);
        String json = text(record.content(), "data", "release.json").replace("\"format\":1", "\"format\":2");
        shop.cluster.put(Tree.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of(
                        "name", "railsk-shop-default-1",
                        "namespace", "shop",
                        "labels", record.content().at("metadata", "labels").map()),
                "data",
                Map.of("release.json", json))));

        ApplyRefusedException refusal = catchThrowableOfType(ApplyRefusedException.class, shop::deploy);

        assertThat(refusal)
                .hasMessage(
                        """
                        the deploy of shop to default cannot tell what was released before
                          1. ConfigMap railsk-shop-default-1 has format 2, and this railsk reads format 1
                             at namespace shop
                             Use the version of railsk that wrote it, or a newer one.""");
    }

    @Test
    void goesOnWhereAStepCouldNotBeNoted() {
        FaultyCluster faulty = FaultyCluster.over(shop.cluster)
                .fail(Calls.write().named("railsk-shop-default-1").after(1).times(1), Fault.unreachable());

        DeployReport report = Deployer.on(faulty).deploy(shop.environment, ShopDeploy.REVISION);

        assertThat(report.warnings())
                .containsExactly(
                        "could not note the step inventory (before) in the record of release 1: could not reach the API"
                                + " server fake://in-memory: connection refused");
        assertThat(text(record(1), "outcome")).isEqualTo("SUCCEEDED");
    }

    @Test
    void holdsNoValueOfASecretNorAnythingToTryOneOutAgainst() {
        ShopDeploy own = withSecret("PIN=1234\n");
        own.deploy();

        StringBuilder all = new StringBuilder();
        for (LiveObject object :
                own.cluster.list(Selection.all(ObjectKind.CONFIG_MAP, "shop")).items()) {
            all.append(object.content().toJsonLine());
            for (String field : List.of("set.json.gz", "objects.json.gz")) {
                if (object.content().at("binaryData", field).isPresent()) {
                    all.append(unzipped(object.content(), field));
                }
            }
        }
        assertThat(all).contains("\"secret\":{").doesNotContain("1234", base64("1234"));
        Tree key = own.cluster
                .get(new ObjectRef(ObjectKind.SECRET, "shop", "railsk-shop-default"))
                .orElseThrow()
                .content();
        assertThat(Base64.getDecoder().decode(text(key, "data", "key"))).hasSize(32);
    }

    @Test
    void needsNoKeyWhereTheDefinitionHasNoSecret() {
        shop.deploy();

        assertThat(shop.has(ObjectKind.SECRET, "railsk-shop-default")).isFalse();
    }

    static ShopDeploy withSecret(String envFile) {
        ShopDeploy own = new ShopDeploy(app -> app.secret(
                Secrets.plainText("own", secret -> secret.envFile(EnvFile.text(EnvDialect.DOTENV, envFile)))));
        own.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return own;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void putsALargeSetBesideTheRecordAndTakesItAway() {
        byte[] noise = new byte[450 << 10];
        new Random(7).nextBytes(noise);
        String incompressible = HexFormat.of().formatHex(noise);
        ShopDeploy large = new ShopDeploy(app -> {
            for (String name : List.of("one", "two", "three")) {
                app.config(name, config -> config.value("blob", name + incompressible.substring(name.length())));
            }
        });
        large.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        large.options = DeployOptions.DEFAULT.keepReleases(1);

        large.deploy(Revision.of("v1"));
        assertThat(parts(large)).containsExactly("railsk-shop-default-1.part1", "railsk-shop-default-1.part2");

        large.deploy(Revision.of("v2"));
        assertThat(parts(large)).containsExactly("railsk-shop-default-2.part1", "railsk-shop-default-2.part2");
    }

    private static List<String> parts(ShopDeploy shop) {
        Selection parts = new Selection(ObjectKind.CONFIG_MAP, "shop", Map.of("railsk.dev/record", "part"));
        return shop.cluster.list(parts).items().stream()
                .map(part -> part.ref().name())
                .toList();
    }
}
