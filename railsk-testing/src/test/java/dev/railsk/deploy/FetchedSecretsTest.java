package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.RailsApp;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.FetchedSecretSpec;
import dev.railsk.config.Secrets;
import dev.railsk.config.ValueSource;
import dev.railsk.definition.TargetCluster;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.image.Revision;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Secrets whose values a deploy fetches, on the fake. */
class FetchedSecretsTest {

    private static final Consumer<FetchedSecretSpec> KEYS =
            keys -> keys.command("TOKEN", "op", "read", "op://shop/token").file("CA", "ca.pem");

    private final Map<String, String> values = new LinkedHashMap<>(
            Map.of("the output of op", "hunter22\n", "the file ca.pem", "first line\nsecond line\n"));
    private final List<String> fetched = new ArrayList<>();
    private ShopDeploy shop = shop(KEYS);

    private static ShopDeploy shop(Consumer<FetchedSecretSpec> keys) {
        ShopDeploy shop = new ShopDeploy(app -> app.secret(Secrets.fetched("keys", keys))
                .worker("more", more -> more.env(env -> env.allFromSecret("keys"))));
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return shop;
    }

    private byte[] fetch(ValueSource source) {
        fetched.add(source.told());
        String value = values.get(source.told());
        if (value == null) {
            throw new FetchException("it said hunter22 and ended", "Log in.");
        }
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private Deployer deployer() {
        return Deployer.on(shop.cluster).fetching(this::fetch);
    }

    private DeployReport deploy(String revision) {
        return deployer()
                .deploy(shop.environment, Revision.of(revision), shop.options, shop.events::add, new Cancellation());
    }

    private List<LiveObject> secrets() {
        return shop.cluster.list(Selection.all(ObjectKind.SECRET, "shop")).items().stream()
                .filter(secret -> secret.ref().name().startsWith("keys"))
                .toList();
    }

    private String nameInPods() {
        return shop
                .deployment("shop-more")
                .at("spec", "template", "spec", "containers")
                .items()
                .get(0)
                .at("envFrom")
                .items()
                .stream()
                .flatMap(source -> source.at("secretRef", "name").text().stream())
                .filter(name -> name.startsWith("keys"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void makesTheSecretWithoutTheLineBreakAtTheEndOfItsValues() {
        deploy("a");

        assertThat(secrets()).singleElement().satisfies(secret -> {
            assertThat(secret.ref().name()).matches("keys-[a-z0-9]{10}").isEqualTo(nameInPods());
            assertThat(secret.content().at("data").map())
                    .isEqualTo(Map.of("TOKEN", "aHVudGVyMjI=", "CA", "Zmlyc3QgbGluZQpzZWNvbmQgbGluZQ=="));
        });
    }

    @Test
    void writesNothingWhileTheValuesStay() {
        deploy("a");
        Map<String, String> before = shop.versions();
        String version = secrets().get(0).resourceVersion();

        assertThat(deploy("a").isUnchanged()).isTrue();
        assertThat(shop.versions()).isEqualTo(before);
        assertThat(secrets().get(0).resourceVersion()).isEqualTo(version);
    }

    @Test
    void aChangedValueReachesThePods() {
        deploy("a");
        String before = nameInPods();
        values.put("the output of op", "hunter33");

        deploy("a");

        assertThat(nameInPods()).isNotEqualTo(before);
    }

    @Test
    void fetchesOnceForAMigrationAndForADiff() {
        deploy("a");
        fetched.clear();

        deployer()
                .migrate(shop.environment, Revision.of("b"), shop.options, DeployListener.silent(), new Cancellation());
        assertThat(fetched).containsExactly("the output of op", "the file ca.pem");
        EnvironmentDiff diff = deployer().diff(shop.environment, Revision.of("a"));
        assertThat(fetched).hasSize(4);
        assertThat(diff.isEmpty()).isTrue();
    }

    @Test
    void aDiffTellsTheKeysThatChangedWithoutValues() {
        shop = shop(KEYS.andThen(keys -> keys.rollout(ConfigRollout.NONE)));
        deploy("a");
        assertThat(nameInPods()).isEqualTo("keys");
        values.put("the output of op", "hunter33");

        EnvironmentDiff diff = deployer().diff(shop.environment, Revision.of("a"));

        assertThat(diff.objects())
                .filteredOn(object -> object.effect() == EnvironmentDiff.Effect.CHANGED)
                .singleElement()
                .satisfies(object -> assertThat(object.differences())
                        .extracting(difference -> difference.path())
                        .containsExactly("data.TOKEN"));
        assertThat(DeployJson.of(diff).toJson()).doesNotContain("hunter", "aHVudGVy");
    }

    @Test
    void tellsNoValueAnywhere() {
        DeployReport report = deploy("a");

        StringBuilder said = new StringBuilder();
        shop.events.forEach(
                event -> said.append(event).append(DeployJson.of(event).toJson()));
        said.append(report).append(DeployJson.of(report).toJson());
        for (LiveObject object :
                shop.cluster.list(Selection.all(ObjectKind.CONFIG_MAP, "shop")).items()) {
            said.append(object.content().toJson());
        }
        assertThat(said.toString()).doesNotContain("hunter22", "aHVudGVyMjI", "second line");
    }

    @Test
    void refusesAllThatCouldNotBeFetchedAtOnceAndWritesNothing() {
        shop = shop(KEYS.andThen(keys -> keys.stdin("PIN").command("MORE", "vault", "read")));
        values.put("standard input", "\r\n");

        PreflightRefusedException end = catchThrowableOfType(PreflightRefusedException.class, () -> deploy("a"));

        String line = shop.environment.fetchedSecrets().get(0).origin().toString();
        assertThat(end)
                .hasMessage(
                        """
                        could not deploy shop to default: 2 things are in the way, and nothing was written
                          1. the value of key PIN of secret "keys" could not be fetched from standard input: it is empty
                             at declared at %1$s
                             Put the value there, or leave the key out of the definition.
                          2. the value of key MORE of secret "keys" could not be fetched from the output of vault: it said (hidden) and ended
                             at declared at %1$s
                             Log in."""
                                .formatted(line));
        assertThat(end.report().outcome()).isEqualTo(DeployReport.Outcome.REFUSED);
        assertThat(secrets()).isEmpty();
        assertThat(shop.versions()).isEmpty();
    }

    @Test
    void readsStandardInputOnce() {
        shop = new ShopDeploy(app -> app.secret(Secrets.fetched("a", keys -> keys.stdin("A")))
                .secret(Secrets.fetched("b", keys -> keys.stdin("B"))));
        values.put("standard input", "value");

        PreflightRefusedException end = catchThrowableOfType(PreflightRefusedException.class, () -> deploy("a"));

        assertThat(end.findings())
                .extracting(Finding::fact)
                .containsExactly("the value of key B of secret \"b\" could not be fetched from standard input:"
                        + " it can be read once, and key A of secret \"a\" has it");
    }

    @Test
    void aDeployerThatWasGivenNothingToFetchWithSaysSo() {
        PreflightRefusedException end = catchThrowableOfType(PreflightRefusedException.class, shop::deploy);

        assertThat(end.findings())
                .extracting(Finding::nextStep)
                .containsOnly("Give its Deployer a ValueFetcher: Deployer.on(cluster).fetching(..).");
    }

    @Test
    void aRollbackGoesBackToTheValueThatWasThereThen() {
        deploy("a");
        String first = nameInPods();
        values.put("the output of op", "hunter33");
        deploy("b");

        Deployer.on(shop.cluster)
                .rollback(shop.environment, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation());

        assertThat(nameInPods()).isEqualTo(first);
        assertThat(shop.cluster.get(new ObjectRef(ObjectKind.SECRET, "shop", first)))
                .isPresent();
    }

    @Test
    void aTypoInTheClusterFetchesNothing() {
        shop.environment = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .web(web -> web.host("shop.example"))
                        .secret(Secrets.fetched("keys", KEYS))
                        .overlay("staging", staging -> staging.cluster(TargetCluster.context("other"))))
                .environment("staging");

        PreflightRefusedException end = catchThrowableOfType(PreflightRefusedException.class, () -> deploy("a"));

        assertThat(end.findings()).extracting(Finding::id).containsExactly("wrong-cluster");
        assertThat(fetched).isEmpty();
    }
}
