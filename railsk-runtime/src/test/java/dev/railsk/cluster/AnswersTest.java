package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void anErrorInsideTheServerIsToldAfterFourTries() {
        server.refuse(500, "InternalError", "etcdserver: leader changed");

        assertThatThrownBy(() -> cluster.get(REF))
                .isInstanceOfSatisfying(ClusterBusyException.class, busy -> assertThat(busy.code())
                        .isEqualTo(500))
                .hasMessage("could not read ConfigMap a in namespace demo: the API server " + server.url()
                        + " says etcdserver: leader changed (HTTP 500). Try again later.");
        assertThat(server.seen()).hasSize(4);
    }

    @Test
    void aServerThatWantsToBeLeftAloneForLongIsNotAskedAgain() {
        server.answer(429, "{\"message\":\"too many requests\"}", Map.of("Retry-After", "60"));

        assertThatThrownBy(() -> cluster.apply(settings(), WriteOptions.ask()))
                .isInstanceOfSatisfying(ClusterBusyException.class, busy -> assertThat(busy.retryAfter())
                        .isEqualTo(Duration.ofSeconds(60)))
                .hasMessage("could not dry-run ConfigMap a in namespace demo: the API server " + server.url()
                        + " says too many requests (HTTP 429), and asks to wait 60 s. Try again later.");
    }

    @Test
    void aServerIsLeftAloneAsLongAsItAsks() {
        server.answer(503, "{}", Map.of("Retry-After", "2")).answer(200, LIVE);
        Instant start = Instant.now();

        assertThat(cluster.get(REF)).isPresent();
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void anAnswerOfAnApiServerThatIsNoStatusIsToldByItsCode() {
        server.answer(404, "404 page not found", Map.of("Audit-Id", "6a7b"));

        assertThatThrownBy(() -> cluster.get(REF))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessage("could not read ConfigMap a in namespace demo: HTTP 404");
    }

    @Test
    void whatAForeignServerAnswersIsNoRefusal() {
        server.answer(404, "<html>nothing here</html>");
        String message = "could not reach the API server " + server.url()
                + ": what answers there is no Kubernetes API server; check server and proxy in the kubeconfig";

        assertThatThrownBy(() -> cluster.get(REF))
                .isExactlyInstanceOf(ClusterUnreachableException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> cluster.list(Selection.all(ObjectKind.POD, "demo")))
                .hasMessage(message);
    }

    @Test
    void jsonOfAForeignServerIsNoObject() {
        server.answer(200, "{\"ok\":true}");
        String message = "could not reach the API server " + server.url()
                + ": what answers there is no Kubernetes API server; check server and proxy in the kubeconfig";

        assertThatThrownBy(() -> cluster.get(REF)).hasMessage(message);
        assertThatThrownBy(() -> cluster.list(Selection.all(ObjectKind.POD, "demo")))
                .hasMessage(message);
        assertThatThrownBy(() -> cluster.may(new AccessCheck("get", "", "pods", "demo")))
                .hasMessage(message);
    }

    @Test
    void theWarningsOfTheServerComeWithWhatItApplied() {
        server.answer(404, "{\"kind\":\"Status\",\"details\":{\"name\":\"a\"}}")
                .answer(
                        201,
                        LIVE,
                        Map.of(
                                "Warning",
                                "299 - \"would violate PodSecurity \\\"restricted:latest\\\"\", 299 - \"unknown field\""));

        assertThat(cluster.apply(settings(), WriteOptions.ask()).warnings())
                .containsExactly("would violate PodSecurity \"restricted:latest\"", "unknown field");
    }

    @ParameterizedTest
    @CsvSource({
        "a b,'a name must not have a blank in it, but is \"a b\"'",
        "a/status,'a name must not have \"/\" in it, but is \"a/status\"'",
        "a%2Fstatus,'a name must not have \"%\" in it, but is \"a%2Fstatus\"'",
        "a?x=1,'a name must not have \"?\" in it, but is \"a?x=1\"'",
        "..,'a name must not be \"..\"'",
        "'','a name must not be empty'"
    })
    void aNameThatIsNoStepOfAPathIsNotSent(String name, String fact) {
        assertThatThrownBy(() -> cluster.get(new ObjectRef(ObjectKind.CONFIG_MAP, "demo", name)))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessage("could not read ConfigMap " + name + ": " + fact
                        + ". Names have lower-case letters, digits, dots and dashes only.");
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void noPartOfAPathLeadsElsewhere() {
        Selection elsewhere = Selection.all(ObjectKind.POD, "demo/pods/x");

        assertThatThrownBy(() -> cluster.list(elsewhere)).hasMessageStartingWith("a namespace must not have \"/\"");
        assertThatThrownBy(() -> cluster.watch(List.of(new WatchStart(elsewhere, "1"))))
                .hasMessageStartingWith("a namespace must not have \"/\"");
        assertThatThrownBy(() -> cluster.log(LogRequest.of("demo", "x/exec?", "main")))
                .hasMessageStartingWith("the name of a pod must not have \"/\"");
        assertThatThrownBy(() -> cluster.exec(ExecRequest.of("demo", "x/log", "main", "true")))
                .hasMessageStartingWith("the name of a pod must not have \"/\"");
        assertThatThrownBy(() -> cluster.get(new ObjectRef(new ObjectKind("a/b/c", "X"), "demo", "x")))
                .hasMessageStartingWith("apiVersion must not have \"/\"");
        assertThatThrownBy(() -> cluster.list(new Selection(ObjectKind.POD, "demo", Map.of("app", "a,b!=c"))))
                .hasMessage("a label must have letters, digits, dots, dashes, underscores and a slash only, but was"
                        + " \"a,b!=c\". Correct the selection.");
        assertThat(server.seen()).isEmpty();
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
