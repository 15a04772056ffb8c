package dev.railsk.testing.contract;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.ObjectRef;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A real API server, and only the one that {@code RAILSK_TEST_CONTEXT} names. */
@EnabledIfEnvironmentVariable(
        named = RealServer.VARIABLE,
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class RealClusterContractIT extends ClusterContract {

    private static @Nullable RealServer server;

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

    @Override
    public void delete(ObjectRef ref) {
        server().delete(ref);
    }

    /** A stand-in for kubelets may have no logs; it says so in its own words. */
    @Override
    public void assumeReadable(LogRequest log) {
        try {
            cluster().log(log);
        } catch (ClusterRefusedException refusal) {
            Assumptions.assumeFalse(refusal.getMessage().contains("unsupported log format"), refusal.getMessage());
        }
    }

    @Override
    public Optional<String> forgottenVersion() {
        return Optional.empty();
    }
}
