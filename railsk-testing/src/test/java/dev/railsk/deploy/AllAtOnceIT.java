package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in the way of a deploy to a real API server is told at once, and nothing is written. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class AllAtOnceIT {

    private final String namespace = "railsk-rights-" + Long.toString(System.nanoTime(), 36);
    private final RestrictedUser user = RestrictedUser.in(namespace);
    private final Environment shop = RightsScenario.shop(namespace, app -> {});

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        user.close();
    }

    private void apply(String kindAndContent, String name) {
        user.apply("{apiVersion: v1, metadata: {name: " + name + ", namespace: " + namespace + "}, " + kindAndContent
                + "}");
    }

    @Test
    void tellsSecretRightQuotaAndConflictTogether() throws Exception {
        user.make();
        apply("kind: Secret, data: {SECRET_KEY_BASE: c2VlZGVk}", "shop-secrets");
        AccessCheck patchServices = new AccessCheck("patch", "", "services", namespace);
        Manifest role = DeployRights.of(shop).roles().get(0);
        user.grant(role);
        try (Cluster cluster = user.open(folder)) {
            user.await(cluster, new AccessCheck("list", "", "events", namespace), true);
            Deployer.on(cluster).deploy(shop, Revision.of("abcd123"));
            user.grant(RightsScenario.without(role, patchServices));
            user.await(cluster, patchServices, false);
            spoil();
            Map<String, String> before = versions();

            PreflightRefusedException refusal = catchThrowableOfType(
                    PreflightRefusedException.class, () -> Deployer.on(cluster).deploy(shop, Revision.of("abcd124")));

            assertThat(refusal.findings())
                    .extracting(Finding::id)
                    .containsExactly("missing-right", "empty-value", "quota", "conflict");
            assertThat(versions()).isEqualTo(before);
        }
    }

    private void spoil() {
        apply("kind: Secret, data: {SECRET_KEY_BASE: ''}", "shop-secrets");
        apply("kind: ResourceQuota, spec: {hard: {pods: '2'}}", "compute");
        Map<String, @Nullable Object> web = new LinkedHashMap<>(
                user.admin().get(web()).orElseThrow().content().map());
        Map<String, @Nullable Object> spec =
                new LinkedHashMap<>(Tree.of(web).at("spec").map());
        spec.put("replicas", 2);
        web.put("spec", spec);
        user.admin().update(Manifest.of(Tree.of(web)), new WriteOptions("somebody-else", false));
    }

    private ObjectRef web() {
        return new ObjectRef(ObjectKind.DEPLOYMENT, namespace, "shop-web");
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (ObjectKind kind : List.of(
                ObjectKind.SERVICE,
                ObjectKind.CONFIG_MAP,
                ObjectKind.JOB,
                new ObjectKind("coordination.k8s.io/v1", "Lease"))) {
            for (LiveObject object :
                    user.admin().list(Selection.all(kind, namespace)).items()) {
                versions.put(object.ref().toString(), object.resourceVersion());
            }
        }
        Tree web = user.admin().get(web()).orElseThrow().content();
        versions.put("web", String.valueOf(web.at("metadata", "generation").value()));
        return versions;
    }
}
