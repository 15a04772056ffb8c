package dev.railsk.deploy;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** All parts on a real node. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_IMAGE",
        matches = ".+",
        disabledReason = "RAILSK_TEST_IMAGE names no image that a real node has")
class PartsNodeIT extends RealParts implements BrokenPartsScenario {}
