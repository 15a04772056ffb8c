package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A real API server, and only the one that {@code RAILSK_TEST_CONTEXT} names. */
@EnabledIfEnvironmentVariable(
        named = RealServer.VARIABLE,
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class RealClusterContractIT extends ClusterContract implements ExecContract, WebhookContract {

    private static @Nullable RealServer server;

    private @Nullable RealWebhooks webhooks;

    @BeforeAll
    static void open() {
        server = RealServer.open();
    }

    @AfterAll
    static void close() {
        server().close();
    }

    private static RealServer server() {
        return Objects.requireNonNull(server, "not opened yet");
    }

    @Override
    public Cluster cluster() {
        return server().cluster();
    }

    /** A node without a way to a registry has other images. */
    @Override
    public String image() {
        return System.getenv().getOrDefault("RAILSK_TEST_IMAGE", ExecContract.super.image());
    }

    private RealWebhooks webhooks() {
        RealWebhooks known = webhooks == null ? new RealWebhooks(server(), namespace()) : webhooks;
        webhooks = known;
        return known;
    }

    @Override
    public void judge(ObjectKind kind, Function<Tree, Optional<String>> denial) throws InterruptedException {
        webhooks().judge(kind, denial);
    }

    @Override
    public void change(ObjectKind kind, UnaryOperator<Tree> change) throws InterruptedException {
        webhooks().change(kind, change);
    }

    @Override
    public void lose(ObjectKind kind) throws InterruptedException {
        webhooks().lose(kind);
    }

    @AfterEach
    void forgetWebhooks() {
        if (webhooks != null) {
            webhooks.close();
        }
    }

    @Override
    public void delete(ObjectRef ref) {
        server().delete(ref);
    }

    /** A stand-in for kubelets may have no logs; it says so in its own words, once the container has started. */
    @Override
    public void assumeReadable(LogRequest log) throws InterruptedException {
        Instant end = time().now().plus(LIMIT);
        while (time().now().isBefore(end)) {
            try {
                cluster().log(log);
                return;
            } catch (ClusterRefusedException refusal) {
                Assumptions.assumeFalse(
                        String.valueOf(refusal.getMessage()).contains("unsupported log format"), refusal.getMessage());
            }
            time().sleep(Duration.ofMillis(100));
        }
    }

    /** kwok keeps a followed log open after its container has ended, and gives a program neither input nor exit code. */
    @Override
    public void assumeKubelets() {
        boolean isStandIn = server().client().nodes().list().getItems().stream()
                .allMatch(node ->
                        node.getStatus().getNodeInfo().getKubeletVersion().startsWith("kwok"));
        Assumptions.assumeFalse(isStandIn, "all nodes are played by kwok, which runs no containers");
    }

    @Override
    public Optional<Cluster> user(Manifest role) {
        return Optional.of(server().user(role));
    }

    /** The first version, once so much has happened that the server has forgotten it: a fresh one has not. */
    @Override
    public Optional<String> forgottenVersion() {
        String first = "1";
        String answer = server().client()
                .raw("/api/v1/namespaces/" + namespace() + "/configmaps?watch=1&timeoutSeconds=1&resourceVersion="
                        + first);
        return answer.contains("\"code\":410") ? Optional.of(first) : Optional.empty();
    }

    /** Longer than the connection goes without being tried. */
    @Test
    void aSilentProgramIsWaitedFor() throws InterruptedException {
        assumeKubelets();
        box();

        assertThat(run("", "sh", "-c", "sleep 12; echo done; exit 4")).isEqualTo(new ExecResult(4, "done\n", ""));
    }
}
