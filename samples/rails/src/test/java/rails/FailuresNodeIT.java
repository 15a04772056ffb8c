package rails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.MigrationFailedException;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.RolloutFailedException;
import dev.railsk.deploy.Step;
import dev.railsk.image.PullPolicy;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import dev.railsk.security.Hardening;
import dev.railsk.workload.WebSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong in a deploy, as a kubelet and a container runtime tell it. */
@OnARealNode
class FailuresNodeIT {

    private final RealNode node = new RealNode();
    private final List<DeployEvent> events = new ArrayList<>();
    private final FirstSeen shown = new FirstSeen(node.client(), node.namespace());

    @AfterEach
    void close() {
        shown.close();
        node.close();
    }

    /** A web process alone, without its database. */
    private Environment web(Consumer<WebSpec> change) {
        return node.alone(app -> app.web(web -> {
            web.replicas(1)
                    .anyHost()
                    .startup(Probe.http("/up").period(Duration.ofSeconds(1)).failureThreshold(20));
            change.accept(web);
        }));
    }

    private Environment puma(Consumer<WebSpec> change) {
        return web(web -> change.accept(web.command("bundle", "exec", "puma", "-C", "config/puma.rb")));
    }

    private Cause failure(Environment environment, String revision) {
        return failure(environment, revision, events::add);
    }

    private Cause failure(Environment environment, String revision, DeployListener listener) {
        RolloutFailedException failure =
                catchThrowableOfType(RolloutFailedException.class, () -> node.deploy(environment, revision, listener));

        assertThat(failure).as("the deploy fails").isNotNull();
        assertThat(failure.causes()).hasSize(1);
        return failure.causes().get(0);
    }

    private List<Rule> seen() {
        return events.stream()
                .filter(event -> event instanceof DeployEvent.ProblemSeen)
                .map(event -> ((DeployEvent.ProblemSeen) event).cause().rule())
                .toList();
    }

    /** The cause with this reason was told within two seconds of when the cluster showed it. */
    private void assertToldInTime(Rule rule, String reason) {
        assertThat(events).filteredOn(event -> tells(event, rule)).first().satisfies(event -> assertThat(event.at())
                .isBetween(shown.of(reason).minusSeconds(2), shown.of(reason).plusSeconds(2)));
    }

    private static boolean tells(DeployEvent event, Rule rule) {
        if (event instanceof DeployEvent.ProblemSeen seen) {
            return seen.cause().rule() == rule;
        }
        return event instanceof DeployEvent.WorkloadChanged changed
                && changed.status()
                        .cause()
                        .filter(cause -> cause.rule() == rule)
                        .isPresent();
    }

    @Test
    void anImageThatIsNotThere() {
        Cause cause = failure(puma(web -> web.progressDeadline(Duration.ofMinutes(2))), "v9");

        assertThat(cause.rule()).isEqualTo(Rule.IMAGE_PULL_FAILING);
        assertThat(cause.message()).contains(":v9");
        assertToldInTime(Rule.IMAGE_PULL_FAILING, "ErrImagePull");
    }

    @Test
    void aProgramThatEnds() {
        Cause cause = failure(web(web -> web.command("sh", "-c", "echo cannot start >&2; exit 3")), "v1");

        assertThat(cause.rule()).isEqualTo(Rule.CRASH_LOOP);
        assertThat(cause.message()).contains("exit code 3");
        assertThat(cause.logLines()).containsExactly("cannot start");
        assertThat(cause.definedAt()).startsWith("FailuresNodeIT.java:");
        assertToldInTime(Rule.CONTAINER_ENDED, "Error");
    }

    @Test
    void aRailsAppThatDoesNotBoot() {
        Cause cause = failure(puma(web -> web.env(env -> env.value("SECRET_KEY_BASE", ""))), "v1");

        assertThat(cause.rule()).isEqualTo(Rule.RAILS_BOOT_ERROR);
        assertThat(cause.message()).contains("secret_key_base");
    }

    @Test
    void tooMuchMemory() {
        Cause cause = failure(
                web(web -> web.command("ruby", "-e", "puts 'growing'; $stdout.flush; x = 'x' * 600_000_000; sleep")
                        .resources(resources -> resources.memory(Memory.mebibytes(64), Memory.mebibytes(64)))),
                "v1");

        assertThat(cause.rule()).isEqualTo(Rule.OUT_OF_MEMORY);
        assertThat(cause.message()).contains("exit code 137");
        assertThat(cause.nextStep()).contains("64Mi");
        assertThat(cause.logLines()).containsExactly("growing");
        assertToldInTime(Rule.CONTAINER_ENDED, "OOMKilled");
    }

    @Test
    void aProbeThatFails() {
        Cause cause = failure(
                puma(web -> web.readiness(Probe.http("/absent")).progressDeadline(Duration.ofSeconds(40))), "v1");

        assertThat(cause.rule()).isEqualTo(Rule.PROGRESS_DEADLINE);
        assertThat(cause.message()).contains("Readiness probe failed", "404");
        assertThat(cause.nextStep()).contains("/absent");
        assertThat(seen()).contains(Rule.PROBE_FAILING);
        assertToldInTime(Rule.PROBE_FAILING, "Unhealthy");
    }

    @Test
    void anImageThatMustNotBePulled() {
        Cause cause = failure(
                node.alone(app -> app.pullPolicy(PullPolicy.NEVER)
                        .web(web -> web.replicas(1).anyHost().command("bundle", "exec", "puma"))),
                "v9");

        assertThat(cause.rule()).isEqualTo(Rule.IMAGE_NEVER_PULLED);
        assertToldInTime(Rule.IMAGE_NEVER_PULLED, "ErrImageNeverPull");
    }

    @Test
    void aProgramThatIsNotInTheImage() {
        Cause cause = failure(web(web -> web.command("bin/absent")), "v1");

        assertThat(cause.rule()).isEqualTo(Rule.PROGRAM_MISSING);
        assertThat(cause.nextStep()).contains("lacks the program \"bin/absent\"");
    }

    @Test
    void anImageThatRunsAsRootWhereItMustNot() {
        Cause cause = failure(
                node.alone(app -> app.worker("root", worker -> worker.image(System.getenv("RAILSK_TEST_IMAGE"))
                        .command("sleep", "600")
                        .security(security -> security.noRunAs()))),
                "v1");

        assertThat(cause.rule()).isEqualTo(Rule.USER_REFUSED);
        assertThat(cause.message()).contains("runAsNonRoot");
        assertToldInTime(Rule.USER_REFUSED, "CreateContainerConfigError");
    }

    @Test
    void aLivenessProbeThatRestartsWhatEndsWell() {
        Cause cause = failure(
                node.alone(app -> app.web(web -> web.replicas(1)
                        .anyHost()
                        .command("sh", "-c", "trap 'exit 0' TERM; while :; do sleep 0.1; done")
                        .noStartup()
                        .readiness(Probe.exec("false").period(Duration.ofSeconds(1)))
                        .liveness(Probe.exec("false")
                                .period(Duration.ofSeconds(1))
                                .failureThreshold(1)))),
                "v1");

        assertThat(cause.rule()).isEqualTo(Rule.KILLED_BY_PROBE);
        assertThat(cause.message()).contains("exit code 0", "Liveness probe failed");
    }

    @Test
    void aNodeThatHasNoRoom() {
        Environment environment = puma(web -> web.resources(resources -> resources.cpu(Cpu.cores(64), Cpu.cores(64))));
        RolloutFailedException failure = catchThrowableOfType(
                RolloutFailedException.class,
                () -> node.deploy(
                        environment, "v1", DeployOptions.DEFAULT.timeout(Duration.ofSeconds(15)), events::add));

        assertThat(failure.causes().get(0).message()).contains("Insufficient cpu");
        assertThat(failure.causes().get(0).nextStep()).contains("Ask for less with resources(..)");
        assertToldInTime(Rule.UNSCHEDULABLE, "Unschedulable");
    }

    private void useUpQuota() {
        node.client()
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("none")
                        .withNamespace(node.namespace())
                        .endMetadata()
                        .withNewSpec()
                        .addToHard("pods", new Quantity("0"))
                        .endSpec()
                        .build())
                .create();
    }

    @Test
    void aQuotaThatIsUsedUp() {
        useUpQuota();

        PreflightRefusedException refusal = catchThrowableOfType(
                PreflightRefusedException.class, () -> node.deploy(puma(web -> {}), "v1", events::add));

        assertThat(refusal)
                .hasMessageContaining(
                        "ResourceQuota none leaves pods: 0, and the rollout needs 1 at once, surge and tasks included");
    }

    @Test
    void aQuotaThatIsUsedUpBeforeThePodsCome() {
        Cause cause = failure(puma(web -> {}), "v1", event -> {
            events.add(event);
            if (isApply(event)) {
                useUpQuota();
            }
        });

        assertThat(cause.rule()).isEqualTo(Rule.QUOTA_EXCEEDED);
        assertThat(cause.message()).contains("exceeded quota: none");
        assertToldInTime(Rule.QUOTA_EXCEEDED, "FailedCreate");
    }

    private static boolean isApply(DeployEvent event) {
        return event instanceof DeployEvent.StepStarted started
                && started.step().kind() == Step.Kind.APPLY;
    }

    @Test
    void aPodThatPodSecurityForbids() {
        Cause cause = failure(puma(web -> web.security(security -> security.without(Hardening.values()))), "v1");

        assertThat(cause.rule()).isEqualTo(Rule.POD_SECURITY);
        assertThat(cause.message()).contains("violates PodSecurity \"restricted:latest\"");
        assertToldInTime(Rule.POD_SECURITY, "FailedCreate");
    }

    @Test
    void aSecretThatGoesBeforeThePodsCome() {
        Environment shop = puma(web -> {});
        RolloutFailedException failure = catchThrowableOfType(
                RolloutFailedException.class,
                () -> node.deploy(shop, "v1", event -> {
                    if (isApply(event)) {
                        node.client()
                                .secrets()
                                .inNamespace(node.namespace())
                                .withName("shop-env")
                                .delete();
                    }
                }));

        assertThat(failure.causes()).extracting(Cause::rule).containsExactly(Rule.CONFIG_MISSING);
        assertThat(failure).hasMessageContaining("shop-env");
    }

    @Test
    void aMigrationThatCannotLogIn() {
        node.setSecret("wrong-" + RealNode.PASSWORD);
        MigrationFailedException failure = catchThrowableOfType(
                MigrationFailedException.class, () -> node.deploy(node.shop(app -> {}), "v1", events::add));

        assertThat(failure.why().message() + failure.why().logLines()).contains("username/password");
        assertThat(failure).hasMessageNotContaining(RealNode.PASSWORD);
        assertThat(events.toString()).doesNotContain(RealNode.PASSWORD);
    }
}
