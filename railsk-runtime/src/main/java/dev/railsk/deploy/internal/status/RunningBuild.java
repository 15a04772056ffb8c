package dev.railsk.deploy.internal.status;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.EnvironmentStatus;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.NotPromotableException;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.record.Releases;
import dev.railsk.image.Image;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Observation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which build of the app's image an environment runs, down to the digest that its nodes have pulled. */
public final class RunningBuild {

    private static final int FORBIDDEN = 403;

    private final Cluster cluster;
    private final Environment environment;

    public RunningBuild(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        this.environment = environment;
    }

    /** The revision; empty when nothing is deployed, or when the workloads run different ones. */
    public Optional<Revision> revision() {
        return new StatusReader(cluster).status(environment).revision().map(this::asDeployed);
    }

    // A webhook may have pinned the image since; only the record knows whether the deploy did.
    private Revision asDeployed(Revision running) {
        try {
            for (Release release : new Releases(cluster, environment).newestFirst()) {
                if (release.work().kind() != Release.Kind.MIGRATION) {
                    Revision recorded = Revision.of(release.revision());
                    return recorded.tag().equals(running.tag()) ? recorded : running;
                }
            }
            return running;
        } catch (ClusterRefusedException refusal) {
            // Whoever may only look at workloads is told of them.
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            return running;
        }
    }

    /** The revision with the digest that all of its pods run. */
    public Revision pinned() {
        Map<String, Observation> observed = new Snapshot(cluster, environment).read();
        EnvironmentStatus status = new StatusReader(cluster).status(environment, observed);
        Revision running = status.revision()
                .orElseThrow(() -> refused(
                        "environment \"" + environment.name() + "\" runs no revision of \"" + environment.appName()
                                + "\", or several",
                        "Deploy one there first."));
        for (WorkloadStatus workload : status.workloads()) {
            if (workload.state() != WorkloadStatus.State.COMPLETE) {
                throw refused(
                        "revision " + running + " does not run as a whole in environment \"" + environment.name()
                                + "\": workload " + workload.workload() + " is "
                                + workload.state().name().toLowerCase(Locale.ROOT)
                                + (workload.reason().isEmpty() ? "" : ", " + workload.reason()),
                        "Wait until it does, or repair it.");
            }
        }
        if (running.digest().isPresent()) {
            return running;
        }
        List<String> digests = digests(observed);
        if (digests.size() != 1) {
            throw refused(
                    digests.isEmpty()
                            ? "the nodes tell no digest of revision " + running + " in environment \""
                                    + environment.name() + "\": its image was not pulled from a registry"
                            : "the pods of revision " + running + " in environment \"" + environment.name()
                                    + "\" run " + digests.size() + " builds, as its tag was moved: "
                                    + String.join(", ", digests),
                    digests.isEmpty()
                            ? "Deploy the revision by its tag."
                            : "Restart its workloads, look at the result, and try again.");
        }
        return running.pinnedTo(digests.get(0));
    }

    private List<String> digests(Map<String, Observation> observed) {
        Image image = environment.parts().image().orElseThrow();
        Set<String> digests = new LinkedHashSet<>();
        for (WorkloadObject object : environment.workloads()) {
            Observation seen = observed.get(object.name());
            if (object.isAppCode() && seen != null) {
                seen.pods().forEach(pod -> digests.addAll(digests(pod, image.repository())));
            }
        }
        return List.copyOf(digests);
    }

    private static List<String> digests(Tree pod, String repository) {
        List<String> digests = new ArrayList<>();
        for (Tree status : pod.at("status", "containerStatuses").items()) {
            String image = status.at("image").text().orElse("");
            String id = status.at("imageID").text().orElse("");
            int at = id.lastIndexOf('@');
            if (at > 0 && isOf(image, repository)) {
                digests.add(id.substring(at + 1));
            }
        }
        return digests;
    }

    // Nodes may write the repository in full: docker.io/library/shop for shop.
    private static boolean isOf(String image, String repository) {
        return image.startsWith(repository + ":")
                || image.startsWith(repository + "@")
                || image.contains("/" + repository + ":")
                || image.contains("/" + repository + "@");
    }

    private NotPromotableException refused(String fact, String nextStep) {
        return new NotPromotableException(
                new Finding("not-promotable", fact, "namespace " + environment.namespace(), nextStep));
    }
}
