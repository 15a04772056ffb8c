package dev.railsk.testing;

import static dev.railsk.testing.RailskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.ManifestSet;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestAssertionsTest {

    private static final String SHOP =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: shop, namespace: shop, labels: {app: shop}}
            spec: {selector: {app: shop}, ports: [{port: 80}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop-web, namespace: shop}
            spec:
              replicas: 2
              selector: {matchLabels: {app: shop}}
              template:
                metadata: {labels: {app: shop}}
                spec:
                  containers:
                  - name: web
                    image: ghcr.io/acme/shop:abc
                    command: [bin/web]
                    env:
                    - {name: RAILS_ENV, value: production}
                    - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
                    - {name: DATABASE_URL, valueFrom: {secretKeyRef: {name: db, key: url}}}
                    envFrom: [{secretRef: {name: keys}}, {configMapRef: {name: settings}}]
                    ports: [{name: http, containerPort: 3000}]
                    resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {cpu: "1", memory: 2Gi}}
                    livenessProbe: {httpGet: {path: /up, port: http}, periodSeconds: 10}
                    volumeMounts: [{name: tmp, mountPath: /tmp}]
            """;

    private final ManifestSet set = ManifestSet.parse(SHOP);

    @Test
    void tellsRightsAndAccountsThatAreOtherwise() {
        ManifestSet rights = ManifestSet.parse(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: viewer, namespace: shop}
                rules: [{apiGroups: [batch], resources: [jobs], verbs: [get, list]}]
                """);

        assertThat(rights).role("viewer").allows("jobs", "get", "list");
        assertThat(set).deployment("shop-web").hasAccount("default");
        assertThatThrownBy(() -> assertThat(rights).role("viewer").allows("jobs", "get"))
                .hasMessage("Role viewer the rights on jobs\n  wanted  [get]\n  found   [get, list]");
        assertThatThrownBy(() -> assertThat(rights).role("viewer").allows("pods", "get"))
                .hasMessage("Role viewer the rights on pods\n  selects nothing: there are rights on [jobs]");
        assertThatThrownBy(() -> assertThat(set).deployment("shop-web").hasAccount("shop"))
                .hasMessage("Deployment shop-web the account of its pods\n  wanted  \"shop\"\n  found   \"default\"");
    }

    @Test
    void acceptsWhatIsThere() {
        assertThat(set).hasExactly("Service shop", "Deployment shop-web").hasNo("Ingress");
        assertThat(set).runsOnly("ghcr.io/acme/shop:abc");
        assertThat(set).service("shop").selects("app", "shop").hasLabel("app", "shop");
        assertThat(set)
                .deployment("shop-web")
                .hasReplicas(2)
                .hasPodLabel("app", "shop")
                .selects("app", "shop")
                .has("spec.template.spec.containers[name=web].ports[0].containerPort", 3000)
                .hasNo("spec.strategy")
                .container("web")
                .hasCommand("bin/web")
                .hasEnv("RAILS_ENV", "production")
                .hasEnvFromField("NODE", "spec.nodeName")
                .hasEnvFromSecret("DATABASE_URL", "db", "url")
                .hasNoEnv("SECRET_KEY_BASE")
                .hasEnvSources("secret keys", "config settings")
                .hasPort("http", 3000)
                .requestsCpu(Cpu.of("0.1"))
                .limitsCpu(Cpu.millis(1000))
                .requestsMemory(Memory.mebibytes(1024))
                .limitsMemory(Memory.gibibytes(2))
                .canWrite("/tmp")
                .livenessProbe()
                .gets("/up")
                .asksPort("http")
                .hasPeriod(Duration.ofSeconds(10));
    }

    @Test
    void listsObjectsWhenNoneIsSelected() {
        assertFails(
                () -> assertThat(set).deployment("shop-worker"),
                "there is no Deployment shop-worker\n  there are: [Service shop, Deployment shop-web]");
    }

    @Test
    void listsContainersWhenNoneIsSelected() {
        assertFails(
                () -> assertThat(set).deployment("shop-web").container("app"),
                """
                Deployment shop-web containers[name=app]
                  there is no such container
                  there are: [web]""");
    }

    @Test
    void showsWantedAndFound() {
        assertFails(
                () -> assertThat(set).deployment("shop-web").container("web").hasImage("shop:2"),
                """
                Deployment shop-web containers[name=web].image
                  wanted  "shop:2"
                  found   "ghcr.io/acme/shop:abc\"""");
    }

    @Test
    void listsVariablesWhenNoneIsSelected() {
        assertFails(
                () -> assertThat(set).deployment("shop-web").container("web").hasEnv("RAILS", "x"),
                """
                Deployment shop-web containers[name=web].env[name=RAILS]
                  there is no such variable
                  there are: [RAILS_ENV, NODE, DATABASE_URL]""");
    }

    @Test
    void listsProbesWhenNoneIsSelected() {
        assertFails(
                () -> assertThat(set).deployment("shop-web").container("web").readinessProbe(),
                """
                Deployment shop-web containers[name=web].readinessProbe
                  there is no such probe
                  there are: [livenessProbe]""");
    }

    @Test
    void failsWhereAnAbsenceSelectsNothing() {
        assertFails(
                () -> assertThat(set).service("shop").hasNo("spec.template.spec.hostPID"),
                """
                Service shop spec.template.spec.hostPID
                  selects nothing at "template"
                  there are: [selector, ports]""");
    }

    @Test
    void keepsNumbersAndTextApart() {
        assertFails(
                () -> assertThat(set).deployment("shop-web").has("spec.replicas", "2"),
                """
                Deployment shop-web spec.replicas
                  wanted  "2"
                  found   2""");
    }

    @Test
    void comparesQuantitiesByValue() {
        assertThat(set).isEquivalentTo(SHOP.replace("cpu: \"1\"", "cpu: 1000m").replace("1Gi", "1024Mi"));
    }

    @Test
    void namesThePathThatDiffers() {
        assertFails(
                () -> assertThat(set).isEquivalentTo(SHOP.replace("shop:abc", "shop:xyz")),
                """
                the set differs in 1 place
                Deployment shop-web containers[name=web].image
                  wanted  "ghcr.io/acme/shop:xyz"
                  found   "ghcr.io/acme/shop:abc\"""");
    }

    @Test
    void comparesWithFilesAndFolders(@TempDir Path folder) throws IOException {
        int middle = SHOP.indexOf("---\n");
        Files.writeString(folder.resolve("service.yaml"), SHOP.substring(0, middle));
        Files.writeString(folder.resolve("web.yml"), SHOP.substring(middle + 4));
        Files.writeString(folder.resolve("README.md"), "not a manifest");

        assertThat(set).isEquivalentTo(folder);
        assertFails(
                () -> assertThat(set).isEquivalentTo(folder.resolve("web.yml")),
                """
                the set differs in 1 place
                Service shop
                  wanted  no such object
                  found   the object""");
    }

    @Test
    void refusesAFolderWithoutManifests(@TempDir Path folder) {
        assertFails(
                () -> assertThat(set).isEquivalentTo(folder),
                "the folder " + folder + " has no .yaml, .yml or .json file to compare with\nCheck the path.");
    }

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message);
    }
}
