package dev.railsk.testing.contract;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Webhooks of a real API server on this machine, for one namespace. */
final class RealWebhooks implements AutoCloseable {

    private static final String API = "admissionregistration.k8s.io/v1";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Map<String, Object> NOBODY = Map.of("url", "https://127.0.0.1:1/");

    private final RealServer server;
    private final String namespace;
    private final List<WebhookServer> webhooks = new ArrayList<>();
    private final List<ObjectRef> registrations = new ArrayList<>();

    RealWebhooks(RealServer server, String namespace) {
        this.server = server;
        this.namespace = namespace;
    }

    void judge(ObjectKind kind, Function<Tree, Optional<String>> denial) throws InterruptedException {
        WebhookServer webhook = opened(WebhookServer.judging(denial));
        register("ValidatingWebhookConfiguration", kind, webhook.address());
        awaitAsked(kind, isLetThrough -> webhook.isAsked());
    }

    void change(ObjectKind kind, UnaryOperator<Tree> change) throws InterruptedException {
        WebhookServer webhook = opened(WebhookServer.changing(change));
        register("MutatingWebhookConfiguration", kind, webhook.address());
        awaitAsked(kind, isLetThrough -> webhook.isAsked());
    }

    void lose(ObjectKind kind) throws InterruptedException {
        register("ValidatingWebhookConfiguration", kind, NOBODY);
        awaitAsked(kind, isLetThrough -> !isLetThrough);
    }

    private WebhookServer opened(WebhookServer webhook) {
        webhooks.add(webhook);
        return webhook;
    }

    private void register(String configuration, ObjectKind kind, Map<String, Object> address) {
        Cluster cluster = server.cluster();
        String host = URI.create(cluster.address().server()).getHost();
        Assumptions.assumeTrue(
                List.of("127.0.0.1", "localhost", "[::1]").contains(host),
                () -> "the API server at " + host + " cannot ask this machine");
        String name = namespace + "-" + registrations.size();
        Map<String, Object> webhook = new LinkedHashMap<>();
        webhook.put("name", WebhookContract.POLICY);
        webhook.put("clientConfig", address);
        webhook.put("admissionReviewVersions", List.of("v1"));
        webhook.put("sideEffects", "None");
        webhook.put("failurePolicy", "Fail");
        webhook.put("timeoutSeconds", 5L);
        webhook.put("namespaceSelector", Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", namespace)));
        webhook.put(
                "rules",
                List.of(Map.of(
                        "apiGroups", List.of(kind.group()),
                        "apiVersions", List.of("v1"),
                        "operations", List.of("CREATE", "UPDATE"),
                        "resources", List.of(kind.plural()))));
        Tree content = Tree.of(Map.of(
                "apiVersion",
                API,
                "kind",
                configuration,
                "metadata",
                Map.of("name", name),
                "webhooks",
                List.of(webhook)));
        cluster.apply(Manifest.of(content), WriteOptions.write());
        registrations.add(new ObjectRef(new ObjectKind(API, configuration), "", name));
    }

    /** The server learns of a configuration a moment after it is written. */
    private void awaitAsked(ObjectKind kind, Predicate<Boolean> isAsked) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        boolean isLetThrough = isLetThrough(kind);
        while (!isAsked.test(isLetThrough)) {
            Assertions.assertThat(Instant.now())
                    .as("the time until a webhook is asked")
                    .isBefore(end);
            Thread.sleep(100);
            isLetThrough = isLetThrough(kind);
        }
    }

    private boolean isLetThrough(ObjectKind kind) {
        String text = kind.equals(ObjectKind.POD)
                ? ", spec: {containers: [{name: main, image: none}]}}"
                : ", data: {A: '1'}}";
        Manifest probe = ManifestSet.parse("{apiVersion: v1, kind: " + kind.kind()
                        + ", metadata: {name: probe, namespace: " + namespace + "}" + text)
                .manifests()
                .get(0);
        try {
            server.cluster().apply(probe, WriteOptions.ask());
            return true;
        } catch (ClusterException refused) {
            return false;
        }
    }

    @Override
    public void close() {
        registrations.forEach(server::delete);
        webhooks.forEach(WebhookServer::close);
    }
}
