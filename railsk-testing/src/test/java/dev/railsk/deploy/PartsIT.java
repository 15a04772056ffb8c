package dev.railsk.deploy;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** All parts on a real API server, where a stand-in for kubelets lets every container run. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class PartsIT extends RealParts {}
