package dev.railsk.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodRulesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"images", "starts", "ends"})
    void findsTheRuleOfWhatKubeletsSay(Rule rule, String state, String reason) {
        Tree pod = Seen.pod("p", "new", 1, Seen.web(state));

        List<Cause> found = PodProblems.of(pod, Events.NONE, Baseline.NONE);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).rule()).isEqualTo(rule);
        assertThat(found.get(0).reason()).isEqualTo(reason);
        assertThat(found.get(0).place()).isEqualTo("Pod p, container web");
    }

    static Stream<Arguments> images() {
        return Stream.of(
                waiting(
                        Rule.IMAGE_NOT_FOUND,
                        "ErrImagePull",
                        "rpc error: code = NotFound desc = failed to pull and unpack image"
                                + " \"ghcr.io/acme/shop:abcd123\": failed to resolve reference"
                                + " \"ghcr.io/acme/shop:abcd123\": ghcr.io/acme/shop:abcd123: not found"),
                waiting(
                        Rule.IMAGE_NOT_FOUND,
                        "ImagePullBackOff",
                        "Back-off pulling image \"nginx:nope\": ErrImagePull: rpc error: code = NotFound desc = failed to"
                                + " pull and unpack image \"docker.io/library/nginx:nope\": not found"),
                waiting(
                        Rule.IMAGE_UNAUTHORIZED,
                        "ErrImagePull",
                        "failed to pull and unpack image \"ghcr.io/acme/shop:abcd123\": failed to resolve reference:"
                                + " failed to authorize: failed to fetch anonymous token: unexpected status from GET"
                                + " request to https://ghcr.io/token: 401 Unauthorized"),
                waiting(
                        Rule.IMAGE_UNAUTHORIZED,
                        "ErrImagePull",
                        "Error response from daemon: pull access denied for acme/shop, repository does not exist or may"
                                + " require 'docker login'"),
                waiting(
                        Rule.IMAGE_PULL_FAILING,
                        "ErrImagePull",
                        "failed to do request: Head \"https://ghcr.io/v2/acme/shop/manifests/abcd123\": dial tcp: lookup"
                                + " ghcr.io on 10.96.0.10:53: no such host"),
                waiting(
                        Rule.IMAGE_RATE_LIMITED,
                        "ErrImagePull",
                        "toomanyrequests: You have reached your unauthenticated pull rate limit."));
    }

    static Stream<Arguments> starts() {
        return Stream.of(
                waiting(
                        Rule.IMAGE_NEVER_PULLED,
                        "ErrImageNeverPull",
                        "Container image \"shop:abcd123\" is not present with pull policy of Never"),
                waiting(
                        Rule.IMAGE_NAME_INVALID,
                        "InvalidImageName",
                        "Failed to apply default image tag \"Shop\": couldn't parse image name \"Shop\": invalid reference"
                                + " format: repository name must be lowercase"),
                waiting(Rule.CONFIG_MISSING, "CreateContainerConfigError", "secret \"shop-secrets\" not found"),
                waiting(
                        Rule.CONFIG_MISSING,
                        "CreateContainerConfigError",
                        "couldn't find key DATABASE_URL in Secret shop/shop-secrets"),
                waiting(
                        Rule.CONTAINER_NOT_STARTED,
                        "CreateContainerConfigError",
                        "failed to sync secret cache: timed out waiting for the condition"),
                waiting(
                        Rule.PROGRAM_MISSING,
                        "RunContainerError",
                        "failed to create containerd task: exec: \"bin/rails\": stat bin/rails: no such file or directory"));
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of(
                        Rule.CONTAINER_ENDED,
                        "ready: false\nrestartCount: 0\nstate: {terminated: {exitCode: 1, reason: Error}}",
                        "Error"),
                Arguments.of(Rule.CONTAINER_ENDED, crashed(1, 1, "Error"), "CrashLoopBackOff"),
                Arguments.of(Rule.CRASH_LOOP, crashed(2, 1, "Error"), "CrashLoopBackOff"),
                Arguments.of(Rule.CRASH_LOOP, crashed(3, 0, "Completed"), "CrashLoopBackOff"),
                Arguments.of(Rule.OUT_OF_MEMORY, crashed(2, 137, "OOMKilled"), "OOMKilled"));
    }

    private static Arguments waiting(Rule rule, String reason, String message) {
        String state = "ready: false\nrestartCount: 0\nstate:\n  waiting:\n    reason: " + reason + "\n    message: '"
                + message.replace("'", "''") + "'";
        return Arguments.of(rule, state, reason);
    }

    static String crashed(int restarts, int exitCode, String reason) {
        return """
                ready: false
                restartCount: %d
                lastState: {terminated: {exitCode: %d, reason: %s}}
                state:
                  waiting:
                    reason: CrashLoopBackOff
                    message: back-off 20s restarting failed container=web pod=p_shop(uid-p)
                """
                .formatted(restarts, exitCode, reason);
    }

    @Test
    void saysTheMemoryLimitOfWhatRanOutOfIt() {
        Tree pod = Seen.pod("p", "new", 1, Seen.web(crashed(2, 137, "OOMKilled")));

        Cause cause = PodProblems.of(pod, Events.NONE, Baseline.NONE).get(0);

        assertThat(cause.message()).isEqualTo("ended with exit code 137 (out of memory), after 2 restarts");
        assertThat(cause.nextStep()).isEqualTo("Its limit was 512Mi: raise it, or make it need less.");
    }

    @Test
    void namesTheInitContainerThatFails() {
        Tree pod = Seen.pod(
                "p",
                "new",
                1,
                """
                phase: Pending
                initContainerStatuses:
                - {name: ok, ready: true, state: {terminated: {exitCode: 0, reason: Completed}}}
                - name: make-tmpdir
                  restartCount: 2
                  ready: false
                  lastState: {terminated: {exitCode: 127, reason: Error}}
                  state: {waiting: {reason: CrashLoopBackOff}}
                containerStatuses:
                - {name: web, ready: false, restartCount: 0, state: {waiting: {reason: PodInitializing}}}
                """);

        List<Cause> found = PodProblems.of(pod, Events.NONE, Baseline.NONE);

        assertThat(found)
                .extracting(Cause::summary)
                .containsExactly("Pod p, container make-tmpdir: CrashLoopBackOff: ended with exit code 127 (command not"
                        + " found), after 2 restarts; the pod's other containers wait for it [crash-loop]");
    }

    @Test
    void quotesTheProbeThatFails() {
        Tree pod = Seen.pod("p", "new", 1, Seen.web("ready: false\nrestartCount: 0\nstate: {running: {}}"));
        Tree event = Seen.event("p", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 403");

        Cause cause =
                PodProblems.of(pod, Events.of(List.of(event)), Baseline.NONE).get(0);

        assertThat(cause.rule()).isEqualTo(Rule.PROBE_FAILING);
        assertThat(cause.message()).isEqualTo("Readiness probe failed: HTTP probe failed with statuscode: 403");
        assertThat(cause.nextStep())
                .isEqualTo(
                        "Rails may block the probe's Host header: exclude the probe's path from host authorization.");
    }

    // As a control plane leaves a pod whose kubelet was stopped: nobody has told that its container is not ready.
    @Test
    void namesTheNodeThatIsLost() {
        Tree pod = Seen.pod(
                "p",
                "new",
                1,
                Seen.web("ready: true\nrestartCount: 0\nstate: {running: {}}")
                        + "\nconditions:\n- {type: Ready, status: \"False\"}");
        Tree event = Seen.event("p", "NodeNotReady", "Node is not ready");

        assertThat(PodProblems.of(pod, Events.of(List.of(event)), Baseline.NONE))
                .extracting(Cause::rule)
                .containsExactly(Rule.NODE_NOT_READY);
        assertThat(PodProblems.of(pod, Events.NONE, Baseline.NONE)).isEmpty();
    }

    @Test
    void findsWhatNoNodeTakes() {
        Tree pod = Seen.pod(
                "p",
                "new",
                1,
                """
                phase: Pending
                conditions:
                - type: PodScheduled
                  status: "False"
                  reason: Unschedulable
                  message: '0/3 nodes are available: 3 Insufficient memory.'
                """);

        Cause cause = PodProblems.of(pod, Events.NONE, Baseline.NONE).get(0);

        assertThat(cause.summary())
                .isEqualTo("Pod p: Unschedulable: 0/3 nodes are available: 3 Insufficient memory. [unschedulable]");
    }

    @Test
    void findsAVolumeWhoseSecretIsMissing() {
        Tree pod = Seen.pod(
                "p",
                "new",
                1,
                Seen.web("ready: false\nrestartCount: 0\nstate: {waiting: {reason: ContainerCreating}}"));
        Tree event = Seen.event(
                "p", "FailedMount", "MountVolume.SetUp failed for volume \"key\" : secret \"master-key\" not found");

        assertThat(PodProblems.of(pod, Events.of(List.of(event)), Baseline.NONE)
                        .get(0)
                        .rule())
                .isEqualTo(Rule.CONFIG_MISSING);
    }

    @Test
    void hasNothingToSayOfAPodThatServes() {
        Tree pod = Seen.pod("p", "new", 1, Seen.web("ready: true\nrestartCount: 4\nstate: {running: {}}"));

        assertThat(PodProblems.of(pod, Events.NONE, Baseline.NONE)).isEmpty();
    }
}
