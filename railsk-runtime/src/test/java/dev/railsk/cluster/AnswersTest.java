package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an API server's answers. */
class AnswersTest {

    private static final String LIVE =
            """
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"demo","resourceVersion":"7","uid":"u"}}""";
    private static final ObjectRef REF = new ObjectRef(ObjectKind.CONFIG_MAP, "demo", "a");

    private final ApiStub server = ApiStub.plain();

    @TempDir
    Path folder;

    private Cluster cluster;

    @BeforeEach
    void open() throws IOException {
        Path file = Files.writeString(folder.resolve("config"), server.kubeconfig("", "token: t0p-s3cret"));
        cluster = Kubeconfig.of(Map.of(), folder).withFile(file).open();
    }

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    private static Manifest manifest(String yaml) {
        return ManifestSet.parse(yaml).manifests().get(0);
    }

    private static Manifest settings() {
        return manifest("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: demo}, data: {}}");
    }

    @Test
    void credentialsThatAreNotAcceptedAreCode401() {
        server.refuse(401, "Unauthorized", "Unauthorized");

        assertThatThrownBy(() -> cluster.get(REF))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(401))
                .hasMessage(
                        "could not read ConfigMap a in namespace demo: the API server " + server.url()
                                + " does not accept the credentials (401, Unauthorized). Log in again, or choose another context.");
    }

    @Test
    void aMissingRightIsNamedByVerbAndResource() {
        server.refuse(
                403, "Forbidden", "configmaps \"a\" is forbidden: User \"bob\" cannot get resource \"configmaps\"");

        assertThatThrownBy(() -> cluster.get(REF))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(403))
                .hasMessage(
                        "could not read ConfigMap a in namespace demo: no right to get configmaps in namespace demo."
                                + " The server says: configmaps \"a\" is forbidden: User \"bob\" cannot get resource \"configmaps\"");
    }

    @Test
    void anExceededQuotaKeepsItsOwnWords() {
        server.refuse(403, "Forbidden", "exceeded quota: small, requested: pods=2, used: pods=9, limited: pods=10");

        assertThatThrownBy(() -> cluster.apply(settings(), WriteOptions.write()))
                .hasMessage("could not apply ConfigMap a in namespace demo:"
                        + " exceeded quota: small, requested: pods=2, used: pods=9, limited: pods=10");
    }

    @Test
    void aConflictCarriesItsFields() {
        server.answer(404, "{\"details\":{\"name\":\"a\"}}")
                .answer(
                        409,
                        """
                {"kind":"Status","code":409,"reason":"Conflict","message":"Apply failed with 1 conflict","details":{"causes":[
                {"reason":"FieldManagerConflict","message":"conflict with \\"helm\\"","field":".data.x"}]}}""");

        assertThatThrownBy(() -> cluster.apply(settings(), WriteOptions.write()))
                .isInstanceOfSatisfying(ConflictException.class, conflict -> assertThat(conflict.causes())
                        .containsExactly(new FieldCause(".data.x", "conflict with \"helm\"")));
        assertThat(server.seen()).hasSize(2);
    }

    @Test
    void anInvalidObjectCarriesItsFields() {
        server.answer(404, "{\"details\":{\"name\":\"a\"}}")
                .answer(
                        422,
                        """
                {"kind":"Status","code":422,"reason":"Invalid","message":"it is invalid","details":{"causes":[
                {"reason":"FieldValueInvalid","message":"field is immutable","field":"spec.selector"}]}}""");

        assertThatThrownBy(() -> cluster.apply(settings(), WriteOptions.ask()))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(422);
                    assertThat(refusal.reason()).isEqualTo("Invalid");
                    assertThat(refusal.causes()).containsExactly(new FieldCause("spec.selector", "field is immutable"));
                })
                .hasMessage("could not dry-run ConfigMap a in namespace demo: it is invalid");
    }

    @Test
    void aManifestThatDoesNotFitTheSchemaIsNotSentAgain() {
        server.answer(404, "{\"details\":{\"name\":\"a\"}}")
                .refuse(
                        500,
                        "",
                        "failed to create typed patch object (demo/a; /v1, Kind=ConfigMap): errors:\n"
                                + "  .dta: field not declared in schema\n  .size: expected string, got 3");

        assertThatThrownBy(() -> cluster.apply(settings(), WriteOptions.write()))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.causes())
                        .containsExactly(
                                new FieldCause(".dta", "field not declared in schema"),
                                new FieldCause(".size", "expected string, got 3")));
        assertThat(server.seen()).hasSize(2);
    }

    @Test
    void aBusyServerIsAskedAgain() {
        server.answer(429, "{}", Map.of("Retry-After", "0")).answer(503, "{}").answer(200, LIVE);

        assertThat(cluster.get(REF)).isPresent();
        assertThat(server.seen()).hasSize(3);
    }

    @Test
    void anOutageIsToldAfterFourTries() {
        server.refuse(500, "InternalError", "etcdserver: leader changed");

        assertThatThrownBy(() -> cluster.get(REF))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessage("could not read ConfigMap a in namespace demo: etcdserver: leader changed");
        assertThat(server.seen()).hasSize(4);
    }

    @Test
    void anAnswerThatIsNoStatusIsToldByItsCode() {
        server.answer(404, "<html>nothing here</html>");

        assertThatThrownBy(() -> cluster.get(REF))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessage("could not read ConfigMap a in namespace demo: HTTP 404");
    }

    @Test
    void anApplySendsTheExactTreeStrictlyAndWithoutForce() {
        server.answer(404, "{\"details\":{\"name\":\"a\"}}").answer(201, LIVE);
        Manifest manifest = manifest("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: demo,"
                + " annotations: {}}, data: {empty: '', none: null}, items: []}");

        Applied applied = cluster.apply(manifest, WriteOptions.ask());

        ApiStub.Seen sent = server.seen().get(1);
        assertThat(applied.effect()).isEqualTo(Applied.Effect.CREATED);
        assertThat(sent.method()).isEqualTo("PATCH");
        assertThat(sent.target())
                .isEqualTo(
                        "/api/v1/namespaces/demo/configmaps/a?fieldManager=railsk&fieldValidation=Strict&dryRun=All");
        assertThat(sent.header("Content-type")).startsWith("application/apply-patch+yaml");
        assertThat(sent.header("Authorization")).isEqualTo("Bearer t0p-s3cret");
        assertThat(sent.body())
                .isEqualTo(
                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\","
                                + "\"namespace\":\"demo\",\"annotations\":{}},\"data\":{\"empty\":\"\",\"none\":null},\"items\":[]}");
    }

    @Test
    void whoMayNotReadMayStillApply() {
        server.refuse(403, "Forbidden", "cannot get").answer(200, LIVE);

        assertThat(cluster.apply(settings(), WriteOptions.write()).effect()).isEqualTo(Applied.Effect.CHANGED);
    }

    @Test
    void aLongListIsReadInPages() {
        server.answer(200, "{\"metadata\":{\"resourceVersion\":\"9\",\"continue\":\"more\"},\"items\":[" + LIVE + "]}")
                .answer(200, "{\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[" + LIVE + "]}");

        LiveObjects list = cluster.list(new Selection(ObjectKind.CONFIG_MAP, "demo", Map.of("b", "2", "a", "1")));

        assertThat(list.items()).hasSize(2);
        assertThat(list.resourceVersion()).isEqualTo("9");
        assertThat(server.seen())
                .extracting(ApiStub.Seen::target)
                .containsExactly(
                        "/api/v1/namespaces/demo/configmaps?labelSelector=a%3D1%2Cb%3D2&limit=500",
                        "/api/v1/namespaces/demo/configmaps?labelSelector=a%3D1%2Cb%3D2&limit=500&continue=more");
    }

    @Test
    void aListWhosePagesHaveExpiredIsReadInOnePiece() {
        server.answer(200, "{\"metadata\":{\"resourceVersion\":\"9\",\"continue\":\"more\"},\"items\":[" + LIVE + "]}")
                .refuse(410, "Expired", "too old")
                .answer(200, "{\"metadata\":{\"resourceVersion\":\"12\"},\"items\":[" + LIVE + "]}");

        LiveObjects list = cluster.list(Selection.all(ObjectKind.CONFIG_MAP, "demo"));

        assertThat(list.items()).hasSize(1);
        assertThat(list.resourceVersion()).isEqualTo("12");
    }

    @Test
    void aQuestionAboutASubresourceNamesItApart() {
        server.answer(201, "{\"status\":{\"allowed\":true}}");

        assertThat(cluster.may(new AccessCheck("get", "", "pods/log", "demo"))).isTrue();
        assertThat(server.seen().get(0).body())
                .contains("\"resource\":\"pods\",\"subresource\":\"log\",\"namespace\":\"demo\"");
    }

    @Test
    void anUnknownKindIsLookedUpOnce() {
        server.answer(
                        200,
                        "{\"resources\":[{\"name\":\"crontabs/status\",\"kind\":\"CronTab\",\"namespaced\":true},"
                                + "{\"name\":\"crontabs\",\"kind\":\"CronTab\",\"namespaced\":true}]}")
                .answer(404, "{\"details\":{\"name\":\"a\"}}");
        ObjectRef ref = new ObjectRef(new ObjectKind("stable.example.com/v1", "CronTab"), "demo", "a");

        assertThat(cluster.get(ref)).isEmpty();
        assertThat(cluster.get(ref)).isEmpty();
        assertThat(server.seen())
                .extracting(ApiStub.Seen::target)
                .containsExactly(
                        "/apis/stable.example.com/v1",
                        "/apis/stable.example.com/v1/namespaces/demo/crontabs/a",
                        "/apis/stable.example.com/v1/namespaces/demo/crontabs/a");
    }

    @Test
    void aManifestWithoutItsNamespaceIsNotSent() {
        Manifest manifest = manifest("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");

        assertThatThrownBy(() -> cluster.apply(manifest, WriteOptions.write()))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessage("could not apply ConfigMap a: it names no namespace. Set metadata.namespace.");
        assertThat(server.seen()).isEmpty();
    }
}
