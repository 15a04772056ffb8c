package dev.railsk.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Difference.Change;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestDifferenceTest {

    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop-web, labels: {cpu: 1000m}}
            spec:
              replicas: 1
              template:
                spec:
                  containers:
                  - name: web
                    image: shop:1
                    env: [{name: A, value: "1"}, {name: B, value: "2"}]
                    envFrom: [{secretRef: {name: s}}, {configMapRef: {name: c}}]
                    resources: {limits: {cpu: 1000m, memory: 1Gi}}
                    ports: [{containerPort: 53}, {containerPort: 53, protocol: UDP}]
                  - name: proxy
                    image: proxy:1
                  volumes: [{name: tmp, emptyDir: {}}, {name: log, emptyDir: {sizeLimit: 500Mi}}]
            """;

    @Test
    void setsWithTheSameObjectsAreEqualInAnyOrder() {
        String service = "---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\n";

        ManifestDifference difference =
                ManifestSet.parse(DEPLOYMENT + service).differenceTo(ManifestSet.parse(service + "---\n" + DEPLOYMENT));

        assertThat(difference.isEmpty()).isTrue();
        assertThat(difference).hasToString("no difference");
    }

    @Test
    void namesTheFieldByItsKeysAndItsPointer() {
        List<Difference> differences = differences("shop:1", "shop:2");

        assertThat(differences)
                .containsExactly(new Difference(
                        new ManifestId("apps/v1", "Deployment", "", "shop-web"),
                        "containers[name=web].image",
                        "/spec/template/spec/containers/0/image",
                        Change.CHANGED,
                        "\"shop:1\"",
                        "\"shop:2\""));
        assertThat(differences.get(0).place()).isEqualTo("Deployment shop-web containers[name=web].image");
    }

    @Test
    void reportsObjectsMissingAndAdded() {
        ManifestSet wanted = ManifestSet.parse("{apiVersion: v1, kind: Service, metadata: {name: a}}");
        ManifestSet found = ManifestSet.parse("{apiVersion: v1, kind: Service, metadata: {name: b}}");

        assertThat(wanted.differenceTo(found))
                .hasToString(
                        """
                        2 differences
                        Service a
                          wanted  the object
                          found   no such object
                        Service b
                          wanted  no such object
                          found   the object""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "replicas: 1|replicas: \"1\"|spec.replicas|1|\"1\"",
                "replicas: 1|replicas: null|spec.replicas|1|null",
                "  replicas: 1||spec.replicas|1|(not set)",
                "{cpu: 1000m}}|{cpu: \"1\"}}|metadata.labels.cpu|\"1000m\"|\"1\"",
                "memory: 1Gi|memory: 1G|containers[name=web].resources.limits.memory|\"1Gi\"|\"1G\"",
                "{name: B, value: \"2\"}|{name: B, value: \"3\"}|containers[name=web].env[name=B].value|\"2\"|\"3\"",
                ", {name: B, value: \"2\"}||containers[name=web].env[name=B]|{name: \"B\", value: \"2\"}|(not set)",
                "protocol: UDP|protocol: UDP, name: dns|containers[name=web].ports[containerPort=53,protocol=UDP].name|(not set)|\"dns\"",
                "{name: tmp, emptyDir: {}}|{name: tmp}|volumes[name=tmp].emptyDir|{}|(not set)",
                "{name: s}|{name: t}|containers[name=web].envFrom[0].secretRef.name|\"s\"|\"t\"",
            })
    void reportsOneFieldAtATime(String text, String other, String path, String wanted, String found) {
        List<Difference> differences = differences(text, other == null ? "" : other);

        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).path()).isEqualTo(path);
        assertThat(differences.get(0).wanted()).isEqualTo(wanted);
        assertThat(differences.get(0).found()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cpu: 1000m, |cpu: 1, ",
                "memory: 1Gi|memory: 1024Mi",
                "sizeLimit: 500Mi|sizeLimit: \"524288000\"",
                "[{name: tmp, emptyDir: {}}, {name: log, emptyDir: {sizeLimit: 500Mi}}]"
                        + "|[{name: log, emptyDir: {sizeLimit: 500Mi}}, {name: tmp, emptyDir: {}}]",
            })
    void seesThatTheSameIsWrittenInAnotherWay(String text, String other) {
        assertThat(differences(text, other)).isEmpty();
    }

    @Test
    void reportsAnotherOrderOfVariables() {
        List<Difference> differences = differences(
                "[{name: A, value: \"1\"}, {name: B, value: \"2\"}]",
                "[{name: C}, {name: B, value: \"2\"}, {name: A, value: \"1\"}]");

        assertThat(differences).hasSize(2);
        assertThat(differences.get(0).change()).isEqualTo(Change.ADDED);
        assertThat(differences.get(1).change()).isEqualTo(Change.REORDERED);
        assertThat(differences.get(1))
                .hasToString(
                        """
                        Deployment shop-web containers[name=web].env
                          wanted  order name=A, name=B
                          found   order name=B, name=A""");
    }

    @Test
    void reportsAnotherOrderOfEnvironmentSources() {
        assertThat(differences(
                        "[{secretRef: {name: s}}, {configMapRef: {name: c}}]",
                        "[{configMapRef: {name: c}}, {secretRef: {name: s}}]"))
                .extracting(Difference::path)
                .containsExactly(
                        "containers[name=web].envFrom[0].secretRef",
                        "containers[name=web].envFrom[0].configMapRef",
                        "containers[name=web].envFrom[1].configMapRef",
                        "containers[name=web].envFrom[1].secretRef");
    }

    @Test
    void quotesKeysThatPeopleChose() {
        List<Difference> differences =
                differences("labels: {cpu: 1000m}", "labels: {cpu: 1000m}, annotations: {example.com/a~b: x}");
        String nested = "{apiVersion: v1, kind: A, metadata: {name: a, annotations: {example.com/a~b: %s}}}";
        Difference inner = ManifestSet.parse(nested.formatted("x"))
                .differenceTo(ManifestSet.parse(nested.formatted("y")))
                .differences()
                .get(0);

        assertThat(differences.get(0).found()).isEqualTo("{example.com/a~b: \"x\"}");
        assertThat(inner.path()).isEqualTo("metadata.annotations[\"example.com/a~b\"]");
        assertThat(inner.pointer()).isEqualTo("/metadata/annotations/example.com~1a~0b");
    }

    @Test
    void neverShowsWhatASecretHolds() {
        String wanted =
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: s, annotations: {kubectl.kubernetes.io/last-applied-configuration: 'hunter2'}}
                data: {a: aHVudGVyMg==}
                stringData: {b: hunter2}
                """;
        String found = "{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {a: eA==, c: hunter2}, type: Opaque}";

        ManifestDifference difference = ManifestSet.parse(wanted).differenceTo(ManifestSet.parse(found));

        assertThat(difference)
                .hasToString(
                        """
                        5 differences
                        Secret s metadata.annotations
                          wanted  {kubectl.kubernetes.io/last-applied-configuration: "(secret)"}
                          found   (not set)
                        Secret s data.a
                          wanted  (secret)
                          found   (secret)
                        Secret s data.c
                          wanted  (not set)
                          found   (secret)
                        Secret s stringData
                          wanted  (secret)
                          found   (not set)
                        Secret s type
                          wanted  (not set)
                          found   "Opaque\"""");
    }

    private static List<Difference> differences(String text, String other) {
        assertThat(DEPLOYMENT).contains(text);
        ManifestSet wanted = ManifestSet.parse(DEPLOYMENT);
        return wanted.differenceTo(ManifestSet.parse(DEPLOYMENT.replace(text, other)))
                .differences();
    }
}
