package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ClusterBusyException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.ApplyRefusedException;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.RolloutFailedException;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FakeWebhookTest {

    private static final Environment SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .existingNamespace("shop")
                    .web(web -> web.replicas(1)))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);
    private static final Manifest SETTINGS = Objects.config("settings", Map.of("A", "1"));
    private static final ObjectRef REF = new ObjectRef(ObjectKind.CONFIG_MAP, "shop", "settings");

    private final FakeCluster cluster = FakeCluster.ready(SHOP);

    private void deploy() {
        Deployer.on(cluster).deploy(SHOP, Revision.of("abcd123"));
    }

    private static Webhook denying(String why) {
        return Webhook.validating("policy.example", object -> Optional.of(why));
    }

    private static Webhook adding(String key, String value) {
        return Webhook.mutating(object -> {
            Map<String, @Nullable Object> changed = new LinkedHashMap<>(object.map());
            Map<String, @Nullable Object> data =
                    new LinkedHashMap<>(object.at("data").map());
            data.put(key, value);
            changed.put("data", data);
            return Tree.of(changed);
        });
    }

    @Test
    void deniesWhatItJudges() {
        cluster.webhook(ObjectKind.CONFIG_MAP, denying("no settings on Fridays"));

        for (WriteOptions options : new WriteOptions[] {WriteOptions.ask(), WriteOptions.write()}) {
            assertThatThrownBy(() -> cluster.apply(SETTINGS, options))
                    .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(400))
                    .hasMessageEndingWith(
                            "admission webhook \"policy.example\" denied the request: no settings on Fridays");
        }
        assertThatThrownBy(() -> cluster.create(SETTINGS, WriteOptions.write()))
                .isInstanceOf(ClusterRefusedException.class);
        assertThat(cluster.get(REF)).isEmpty();
    }

    @Test
    void judgesWhatOthersChangedLast() {
        cluster.webhook(ObjectKind.CONFIG_MAP, adding("B", "2"))
                .webhook(
                        ObjectKind.CONFIG_MAP,
                        Webhook.validating(
                                "policy.example",
                                object -> object.at("data", "B").isPresent() ? Optional.of("B") : Optional.empty()));

        assertThatThrownBy(() -> cluster.apply(SETTINGS, WriteOptions.write()))
                .hasMessageEndingWith("denied the request: B");
    }

    @Test
    void nobodyOwnsWhatAWebhookWrote() {
        cluster.webhook(ObjectKind.CONFIG_MAP, adding("B", "2"));

        cluster.apply(SETTINGS, WriteOptions.write());
        LiveObject changed = cluster.get(REF).orElseThrow();
        cluster.apply(SETTINGS, WriteOptions.write());

        assertThat(changed.content().at("data").map()).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(changed.content().at("metadata", "managedFields").toJsonLine())
                .doesNotContain("f:B");
        assertThat(cluster.get(REF).orElseThrow().resourceVersion()).isEqualTo(changed.resourceVersion());
    }

    @Test
    void isToldByADeployBeforeAnythingIsWritten() {
        cluster.webhook(ObjectKind.DEPLOYMENT, denying("the image is not signed"));

        assertThatThrownBy(this::deploy)
                .isInstanceOf(ApplyRefusedException.class)
                .hasMessageContaining(
                        "could not dry-run Deployment shop-web in namespace shop: admission webhook \"policy.example\" denied the"
                                + " request: the image is not signed");
    }

    @Test
    void deniesThePodsOfAController() {
        cluster.webhook(ObjectKind.POD, denying("the image is not signed"));

        assertThatThrownBy(this::deploy)
                .isInstanceOf(RolloutFailedException.class)
                .hasMessageContaining(
                        "admission webhook \"policy.example\" denied the request: the image is not signed");
        assertThat(cluster.list(Selection.all(ObjectKind.POD, "shop")).items()).isEmpty();
    }

    @Test
    void changesThePodsOfAController() {
        cluster.webhook(ObjectKind.POD, Webhook.mutating(pod -> {
            String json =
                    pod.toJsonLine().replaceFirst("\"schedulerName\":", "\"hostname\":\"meshed\",\"schedulerName\":");
            return Tree.parseJson(json);
        }));

        deploy();

        assertThat(cluster.list(Selection.all(ObjectKind.POD, "shop")).items())
                .hasSizeGreaterThan(0)
                .filteredOn(pod -> pod.ref().name().startsWith("shop-web"))
                .allMatch(pod -> pod.content().at("spec", "hostname").text().equals(Optional.of("meshed")));
    }

    @Test
    void letsNothingThroughThatItDoesNotAnswer() {
        cluster.webhook(ObjectKind.CONFIG_MAP, Webhook.unreachable("policy.example"));

        assertThatThrownBy(() -> cluster.apply(SETTINGS, WriteOptions.write()))
                .isInstanceOf(ClusterBusyException.class)
                .hasMessageContaining("failed calling webhook \"policy.example\"");
    }
}
