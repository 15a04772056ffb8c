package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.EnvVars;
import dev.railsk.config.Secrets;
import dev.railsk.deploy.PlantingCluster.Source;
import dev.railsk.deploy.html.HtmlReport;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Wherever a cluster says the value of a secret that the app uses, and however the deploy ends: nobody is told the value. */
class PlantedSecretsTest {

    private static final String PASSWORD = "hunter22/pass";
    private static final Map<String, String> SECRET = Map.of(
            "SECRET_KEY_BASE", "swordfish-one",
            "DATABASE_URL", "postgres://shop:hunter22%2Fpass@db.example/shop",
            "KEY", "-----BEGIN KEY-----\nc2VjcmV0LWxpbmU\n-----END KEY-----\n",
            "TWO", "swordfish-one-and-two");

    /** How a value can be said. */
    private static final List<String> VALUES = List.of(
            "swordfish-one",
            base64("swordfish-one"),
            PASSWORD,
            "hunter22%2Fpass",
            "postgres://shop:hunter22%2Fpass@db.example/shop",
            "c2VjcmV0LWxpbmU",
            "swordfish-one-and-two");

    private static final List<Outcome> OUTCOMES =
            List.of(Outcome.crashLoop("it starts"), Outcome.imageMissing(), Outcome.neverReady());

    private static final Outcome MIGRATION_FAILS = Outcome.migrationFails("rake aborted!");

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> noTextHoldsAPlantedValue() {
        return Stream.of(Source.values())
                .map(source -> DynamicTest.dynamicTest(source.toString(), () -> {
                    for (String value : VALUES) {
                        StringBuilder texts = new StringBuilder();
                        for (Outcome outcome : OUTCOMES) {
                            texts.append(told(source, value, shop -> shop.workload("web", outcome)));
                        }
                        texts.append(told(source, value, shop -> shop.task("migrate", MIGRATION_FAILS)));
                        assertThat(around(texts.toString(), value))
                                .as("%s says %s", source, value)
                                .isEmpty();
                        assertThat(texts).as("%s says %s", source, value).contains("(hidden)");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> noTextHoldsAValueThatTheDefinitionHas() {
        return Stream.of(Source.values())
                .map(source -> DynamicTest.dynamicTest(source.toString(), () -> {
                    for (String value : VALUES) {
                        StringBuilder texts = new StringBuilder();
                        for (Outcome outcome : OUTCOMES) {
                            texts.append(told(withOwnSecret(), source, value, shop -> shop.workload("web", outcome)));
                        }
                        assertThat(around(texts.toString(), value))
                                .as("%s says %s", source, value)
                                .isEmpty();
                        assertThat(texts).as("%s says %s", source, value).contains("(hidden)");
                    }
                }));
    }

    private static ShopDeploy withOwnSecret() {
        ShopDeploy shop = new ShopDeploy(app -> app.secret(
                        Secrets.plainText("own", own -> own.envFile(EnvFile.text(EnvDialect.DOTENV, envFile()))))
                .addEnv(EnvVars.define(env -> env.allFromSecret("own"))));
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return shop;
    }

    private static String envFile() {
        StringBuilder text = new StringBuilder();
        SECRET.forEach(
                (key, value) -> text.append(key).append("='").append(value).append("'\n"));
        return text.toString();
    }

    private static String told(Source source, String value, Consumer<FakeCluster> script) {
        ShopDeploy shop = ShopDeploy.ready();
        shop.cluster.put(secret());
        return told(shop, source, value, script);
    }

    private static String told(ShopDeploy shop, Source source, String value, Consumer<FakeCluster> script) {
        script.accept(shop.cluster);
        PlantingCluster cluster = new PlantingCluster(shop.cluster, source, value);
        return deploy(shop, cluster) + read(shop, cluster) + recorded(shop);
    }

    /** All that a deploy has written down of itself. */
    private static String recorded(ShopDeploy shop) {
        StringBuilder texts = new StringBuilder();
        Selection records = new Selection(ObjectKind.CONFIG_MAP, "shop", Map.of("railsk.dev/record", "release"));
        for (LiveObject record : shop.cluster.list(records).items()) {
            texts.append(record.content().at("data").toJson());
            texts.append(ReleaseRecordTest.unzipped(record.content(), "objects.json.gz"));
            texts.append(ReleaseRecordTest.unzipped(record.content(), "set.json.gz"));
        }
        List<Release> history = Deployer.on(shop.cluster).history(shop.environment);
        return texts.append(history)
                .append(DeployJson.ofHistory(shop.environment, history).toJson())
                .toString();
    }

    /** The places where a value stands, with what is around it: all texts at once would be too long to read. */
    private static List<String> around(String texts, String value) {
        List<String> places = new ArrayList<>();
        for (int at = texts.indexOf(value); at >= 0; at = texts.indexOf(value, at + 1)) {
            places.add(texts.substring(Math.max(0, at - 200), Math.min(texts.length(), at + 100)));
        }
        return places;
    }

    private static String deploy(ShopDeploy shop, PlantingCluster cluster) {
        List<DeployEvent> events = new ArrayList<>();
        StringBuilder texts = new StringBuilder();
        try {
            DeployReport report = Deployer.on(cluster)
                    .deploy(
                            shop.environment,
                            Revision.of("next"),
                            DeployOptions.DEFAULT.timeout(Duration.ofMinutes(5)),
                            events::add,
                            new Cancellation());
            texts.append(report).append(DeployJson.of(report).toJson());
            texts.append(HtmlReport.of(report, events).text());
        } catch (DeployException failure) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            texts.append(trace)
                    .append(failure.report())
                    .append(DeployJson.of(failure).toJson())
                    .append(HtmlReport.of(failure, events).text());
        }
        for (DeployEvent event : events) {
            texts.append(event).append(DeployJson.of(event).toJsonLine());
        }
        return texts.toString();
    }

    private static String read(ShopDeploy shop, PlantingCluster cluster) {
        EnvironmentStatus status = Deployer.on(cluster).status(shop.environment);
        String texts = status + DeployJson.of(status).toJson();
        try {
            EnvironmentDiff diff = Deployer.on(cluster).diff(shop.environment, Revision.of("later"));
            return texts + diff + DeployJson.of(diff).toJson();
        } catch (ClusterException refused) {
            return texts + refused;
        }
    }

    private static Tree secret() {
        Map<String, String> data = new LinkedHashMap<>();
        SECRET.forEach((key, value) -> data.put(key, base64(value)));
        return Tree.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Secret",
                "metadata",
                Map.of("name", "shop-secrets", "namespace", "shop"),
                "data",
                data));
    }
}
