package dev.railsk.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real kubelet wrote of pods that fail, each in one way; addresses and names are examples. */
class RecordedPodsTest {

    private static final List<Tree> PODS = items("pods.json");
    private static final List<Tree> EVENTS = items("events.json");

    private static List<Tree> items(String name) {
        try (InputStream in = RecordedPodsTest.class.getResourceAsStream("recorded/" + name)) {
            String json = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            return Tree.parseJson(json).at("items").items();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Cause> causes(String pod) {
        Tree recorded = PODS.stream()
                .filter(each -> each.at("metadata", "name").text().orElse("").equals(pod))
                .findFirst()
                .orElseThrow();
        List<Cause> causes = new ArrayList<>(PodProblems.of(recorded, Events.of(EVENTS), Baseline.NONE));
        causes.sort(Rule.byGravity());
        return causes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    config-absent         | CONFIG_MISSING        | c | no-such-secret
                    crash                 | CRASH_LOOP            | c | ended with exit code
                    image-absent-ip       | IMAGE_PULL_FAILING    | c | connection refused
                    image-absent-local    | IMAGE_PULL_FAILING    | c | no such host
                    image-absent-registry | IMAGE_PULL_FAILING    | c | no such host
                    image-invalid         | IMAGE_NAME_INVALID    | c | must be lowercase
                    image-never           | IMAGE_NEVER_PULLED    | c | is not present
                    init-crash            | CRASH_LOOP            | migrate | ended with exit code
                    never-alive           | KILLED_BY_PROBE       | c | Liveness probe failed
                    never-ready           | PROBE_FAILING         | c | Readiness probe failed
                    never-started         | KILLED_BY_PROBE       | c | Startup probe failed
                    no-command            | PROGRAM_MISSING       | c | no such file or directory
                    oom                   | OUT_OF_MEMORY         | c | out of memory
                    root-refused          | USER_REFUSED          | c | runAsNonRoot
                    volume-absent         | CONFIG_MISSING        |   | not found
                    """)
    void namesTheCauseAndTheContainer(String pod, Rule rule, String container, String words) {
        assertThat(causes(pod)).isNotEmpty().first().satisfies(cause -> {
            assertThat(cause.rule()).isEqualTo(rule);
            assertThat(cause.container()).isEqualTo(container == null ? "" : container);
            assertThat(cause.message()).contains(words);
            assertThat(cause.nextStep()).isNotEmpty();
        });
    }

    @Test
    void namesTheProgramThatIsNotInTheImage() {
        assertThat(causes("no-command").get(0).nextStep())
                .startsWith("The image ")
                .contains("lacks the program \"")
                .endsWith("correct command(..) of the workload, or the image.");
    }

    @Test
    void isToldWhyNoNodeTakesAPod() {
        assertThat(causes("unschedulable")).first().satisfies(cause -> {
            assertThat(cause.rule()).isEqualTo(Rule.UNSCHEDULABLE);
            assertThat(cause.message()).contains("nodes are available");
        });
    }
}
