package dev.railsk.deploy;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.EmbeddedClusterProvider;
import dev.railsk.cluster.Scenario;
import dev.railsk.image.Revision;
import dev.railsk.rollout.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A first deploy of an environment to an embedded cluster on which something goes wrong, and what was said of it.
 *
 * @param scenario what went wrong
 * @param report how the deploy ended; what heals ends well
 * @param cause the verdict; of a deploy that ended well the gravest cause that was told on the way
 * @param toldAfter how long after the deploy's begin a cause was first told, on the cluster's clock
 */
public record Rehearsal(Scenario scenario, DeployReport report, Optional<Cause> cause, Optional<Duration> toldAfter) {

    /**
     * Rehearse one scenario. It touches no real cluster, and takes milliseconds.
     *
     * @throws dev.railsk.problem.DefinitionException when the environment cannot be rendered
     */
    public static Rehearsal of(
            EmbeddedClusterProvider provider, Environment environment, Revision revision, Scenario scenario) {
        List<DeployEvent> events = new ArrayList<>();
        List<Cause> verdicts = new ArrayList<>();
        DeployReport report;
        try (Cluster cluster = provider.open(environment, scenario.script())) {
            report = Deployer.on(cluster)
                    .fetching(ValueFetcher.SIMULATED)
                    .deploy(environment, revision, DeployOptions.DEFAULT, events::add, new Cancellation());
        } catch (DeployException end) {
            report = end.report();
            verdicts.addAll(causes(end));
        }
        Optional<DeployEvent.ProblemSeen> told = firstProblem(events);
        Instant begin = report.startedAt();
        Optional<Cause> cause =
                verdicts.isEmpty() ? told.map(DeployEvent.ProblemSeen::cause) : Optional.of(verdicts.get(0));
        return new Rehearsal(scenario, report, cause, told.map(problem -> Duration.between(begin, problem.at())));
    }

    /** Whether the deploy ended well all the same. */
    public boolean isHealed() {
        return report.outcome() == DeployReport.Outcome.SUCCEEDED;
    }

    private static List<Cause> causes(DeployException end) {
        if (end instanceof RolloutFailedException rollout) {
            return rollout.causes();
        }
        if (end instanceof TaskFailedException task) {
            return List.of(task.why());
        }
        if (end instanceof SmokeFailedException smoke) {
            return smoke.causes();
        }
        return end instanceof MigrationFailedException migration ? List.of(migration.why()) : List.of();
    }

    private static Optional<DeployEvent.ProblemSeen> firstProblem(List<DeployEvent> events) {
        for (DeployEvent event : events) {
            if (event instanceof DeployEvent.ProblemSeen problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }
}
