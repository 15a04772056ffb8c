package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A render must start fast: whatever it loads is time. */
class RenderLoadsLittleTest {

    /** What a plain app says nothing of, and what is thrown where something is wrong. */
    private static final List<String> UNSAID = List.of(
            "dev.railsk.app.AliasRules",
            "dev.railsk.app.ByHandRules",
            "dev.railsk.app.CompletedRules",
            "dev.railsk.app.Expansions",
            "dev.railsk.app.OpenSlotsException",
            "dev.railsk.app.PlanWords",
            "dev.railsk.app.UnknownEnvironmentException",
            "dev.railsk.access.Account",
            "dev.railsk.definition.Access",
            "dev.railsk.definition.EnvironmentUse",
            "dev.railsk.definition.Observability",
            "dev.railsk.image.AppEnv",
            "dev.railsk.manifest.ManifestException",
            "dev.railsk.network.LoadBalancer",
            "dev.railsk.network.NoExposure",
            "dev.railsk.network.ServiceRules",
            "dev.railsk.pod.PodOverride",
            "dev.railsk.pod.Scheduling",
            "dev.railsk.pod.ScratchChange",
            "dev.railsk.pod.Spread$None",
            "dev.railsk.pod.Spread$Over",
            "dev.railsk.policy.Egress",
            "dev.railsk.policy.Limits",
            "dev.railsk.policy.Quota",
            "dev.railsk.problem.InvalidAppException",
            "dev.railsk.problem.InvalidEditException",
            "dev.railsk.render.internal.Checksums",
            "dev.railsk.render.internal.Edits",
            "dev.railsk.render.internal.ExtraObjects",
            "dev.railsk.security.SecurityChange",
            "dev.railsk.security.VolumeOwnership",
            "dev.railsk.server.Puma",
            "dev.railsk.workload.StatefulStrategy",
            "dev.railsk.workload.WorkloadRules");

    @Test
    void loadsNoClientNoJacksonAndNoOtherCommand(@TempDir Path folder) throws Exception {
        List<String> loaded = LoadedClasses.of(folder, "render", "staging", "--revision", "abcd123");

        assertThat(loaded).contains("dev.railsk.cli.internal.command.RenderCommand");
        assertThat(loaded).noneMatch(RenderLoadsLittleTest::isTooMuch);
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("dev.railsk.cli."))
                .hasSizeLessThan(32);
    }

    /** The equals of a record makes some thirty classes the first time that it is called; what a renderer does not need, it need not load. */
    @Test
    void comparesNoRecordsAndMakesNoLambdas(@TempDir Path folder) throws Exception {
        List<String> loaded = LoadedClasses.of(folder, "render", "staging", "--revision", "abcd123");

        assertThat(loaded).doesNotContain("java.lang.runtime.ObjectMethods");
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("dev.railsk.") && name.contains("$$Lambda"))
                .allMatch(name -> name.startsWith("dev.railsk.cli.TestApps$")
                        || name.startsWith("dev.railsk.cli.LoadedClasses$"));
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("dev.railsk.render."))
                .hasSizeLessThan(45);
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("dev.railsk.app.") && name.endsWith("Rules"))
                .hasSizeLessThan(12);
    }

    /** Parts and rules of what few apps say, exceptions where nothing is wrong, and the client's models of what is rendered as maps. */
    @Test
    void loadsNothingOfWhatTheAppDoesNotSay(@TempDir Path folder) throws Exception {
        List<String> loaded = LoadedClasses.of(folder, "render", "staging", "--revision", "abcd123");

        assertThat(loaded)
                .doesNotContainAnyElementsOf(UNSAID)
                .noneMatch(name -> name.startsWith("dev.railsk.migration."))
                .noneMatch(name -> name.startsWith("io.fabric8.kubernetes.api.model.networking.")
                        || name.startsWith("io.fabric8.kubernetes.api.model.policy.")
                        || name.startsWith("io.fabric8.kubernetes.api.model.Service"));
    }

    private static boolean isTooMuch(String name) {
        return name.startsWith("io.fabric8.kubernetes.client.")
                || name.startsWith("java.net.http.")
                || name.startsWith("jdk.internal.net.http.")
                || name.startsWith("tools.jackson.")
                || name.startsWith("org.snakeyaml.")
                || name.startsWith("org.slf4j.")
                || name.startsWith("java.util.logging.")
                || name.startsWith("java.util.ServiceLoader")
                || name.startsWith("dev.railsk.deploy.")
                || name.startsWith("dev.railsk.rollout.")
                || name.startsWith("dev.railsk.cluster.")
                || name.startsWith("dev.railsk.cli.internal.view.")
                || name.startsWith("sun.misc.Signal");
    }
}
