package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.task.TaskJobs;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.task.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a rollout takes of a quota.
 *
 * @param now what the pods of the workloads take before it
 * @param peak what is taken at once at the least while it goes on, the pods of Jobs included
 */
record RolloutDemand(PodDemand now, PodDemand peak) {

    static RolloutDemand of(DeployRun run) {
        PodDemand now = PodDemand.NONE;
        PodDemand rolling = PodDemand.NONE;
        PodDemand resting = PodDemand.NONE;
        for (Manifest manifest : run.manifests()) {
            boolean runsPods =
                    manifest.kind().equals("Deployment") || manifest.kind().equals("StatefulSet");
            if (runsPods && manifest.namespace().equals(run.environment().namespace())) {
                Tree live = run.cluster()
                        .get(ObjectRef.of(manifest.id()))
                        .map(LiveObject::content)
                        .orElse(Tree.absent());
                PodDemand before = ofPods(live, replicas(live, Tree.absent()));
                long wanted = replicas(manifest.tree(), live);
                now = now.and(before);
                rolling = rolling.and(ofPods(manifest.tree(), wanted + surge(run, manifest, live, wanted)));
                resting = resting.and(ofPods(manifest.tree(), wanted).atLeast(before));
            }
        }
        return new RolloutDemand(now, rolling.atLeast(resting.and(largestTask(run))));
    }

    private static PodDemand ofPods(Tree workload, long number) {
        return workload.isPresent()
                ? PodDemand.of(workload.at("spec", "template", "spec")).times(number)
                : PodDemand.NONE;
    }

    /** The number that is written; what runs where others decide it; one as Kubernetes' own default. */
    private static long replicas(Tree workload, Tree live) {
        if (!workload.isPresent()) {
            return 0;
        }
        return workload.at("spec", "replicas")
                .integer()
                .or(() -> live.at("spec", "replicas").integer())
                .orElse(1L);
    }

    /** How many pods there must be beside the wanted ones: what may be missing makes room for some. */
    private static long surge(DeployRun run, Manifest manifest, Tree live, long wanted) {
        Tree strategy = manifest.tree().at("spec", "strategy");
        boolean isRolling = manifest.kind().equals("Deployment")
                && !strategy.at("type").text().orElse("").equals("Recreate");
        if (!isRolling || !live.isPresent() || !changesPods(run, manifest, live)) {
            return 0;
        }
        long surge = share(strategy.at("rollingUpdate", "maxSurge"), wanted, RoundingMode.CEILING);
        long missing = share(strategy.at("rollingUpdate", "maxUnavailable"), wanted, RoundingMode.FLOOR);
        return Math.max(0, (surge + missing == 0 ? 1 : surge) - missing);
    }

    /** A number, or a share of the pods; a quarter where nothing is written. */
    private static long share(Tree written, long wanted, RoundingMode rounding) {
        String text = written.value() == null ? "25%" : String.valueOf(written.value());
        if (!text.endsWith("%")) {
            return Long.parseLong(text);
        }
        BigDecimal percent = new BigDecimal(text.substring(0, text.length() - 1));
        return percent.multiply(BigDecimal.valueOf(wanted))
                .movePointLeft(2)
                .setScale(0, rounding)
                .longValue();
    }

    /** Whether the pods would be made anew, by the server's own word. */
    private static boolean changesPods(DeployRun run, Manifest manifest, Tree live) {
        try {
            Tree applied =
                    run.cluster().apply(manifest, WriteOptions.ask()).object().content();
            return !applied.at("spec", "template").equals(live.at("spec", "template"));
        } catch (ClusterRefusedException refusal) {
            // The dry run of the whole set tells it; until then the pods count as changed.
            return true;
        }
    }

    /** Of the Jobs that are to be made; they run one after the other. */
    private static PodDemand largestTask(DeployRun run) {
        PodDemand largest = PodDemand.NONE;
        if (run.plan().all().isEmpty()) {
            return largest;
        }
        TaskJobs jobs =
                new TaskJobs(run.cluster(), run.environment(), run.order().revision());
        for (Task task : run.plan().all()) {
            Optional<Manifest> job = jobs.toCreate(task, run.plan().isAgain());
            if (job.isPresent()) {
                largest = largest.atLeast(PodDemand.of(job.get().tree().at("spec", "template", "spec")));
            }
        }
        return largest;
    }
}
