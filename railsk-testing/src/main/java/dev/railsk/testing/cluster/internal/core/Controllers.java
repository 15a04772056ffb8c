package dev.railsk.testing.cluster.internal.core;

import static java.util.Map.entry;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.testing.cluster.internal.control.AutoscalerController;
import dev.railsk.testing.cluster.internal.control.ClaimController;
import dev.railsk.testing.cluster.internal.control.CronJobController;
import dev.railsk.testing.cluster.internal.control.Deletion;
import dev.railsk.testing.cluster.internal.control.DeploymentController;
import dev.railsk.testing.cluster.internal.control.DisruptionController;
import dev.railsk.testing.cluster.internal.control.EventRecorder;
import dev.railsk.testing.cluster.internal.control.JobController;
import dev.railsk.testing.cluster.internal.control.LimitDefaults;
import dev.railsk.testing.cluster.internal.control.NamespaceController;
import dev.railsk.testing.cluster.internal.control.PodFactory;
import dev.railsk.testing.cluster.internal.control.QuotaController;
import dev.railsk.testing.cluster.internal.control.ReplicaSetController;
import dev.railsk.testing.cluster.internal.control.StatefulSetController;
import dev.railsk.testing.cluster.internal.control.WorkQueue;
import dev.railsk.testing.cluster.internal.kinds.AutoscalerRules;
import dev.railsk.testing.cluster.internal.kinds.ClaimRules;
import dev.railsk.testing.cluster.internal.kinds.QuotaRules;
import dev.railsk.testing.cluster.internal.node.Fates;
import dev.railsk.testing.cluster.internal.node.Kubelet;
import dev.railsk.testing.cluster.internal.node.LogBook;
import dev.railsk.testing.cluster.internal.node.Node;
import dev.railsk.testing.cluster.internal.node.Obstacle;
import dev.railsk.testing.cluster.internal.node.SecretRemoval;
import dev.railsk.testing.cluster.internal.node.Targets;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Change;
import dev.railsk.testing.cluster.internal.server.Owners;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import java.util.Map;
import java.util.Optional;

/** All controllers of the fake, told of every change. */
public final class Controllers {

    private final Map<ObjectKind, WorkQueue> queues;
    private final NamespaceController namespaces;
    private final DisruptionController budgets;
    private final QuotaController quotas;
    private final Kubelet kubelet;
    private final ApiServer server;

    /** Controllers over this server. */
    public Controllers(ApiServer server, VirtualClock clock, Fates fates, LogBook logs) {
        this.server = server;
        EventRecorder events = new EventRecorder(server);
        Deletion deletion = new Deletion(server);
        new LimitDefaults(server);
        this.quotas = new QuotaController(server, clock);
        PodFactory pods = new PodFactory(server, events, (owner, pod) -> refusal(fates, owner, pod));
        this.namespaces = new NamespaceController(server, clock);
        this.budgets = new DisruptionController(server, clock);
        this.queues = Map.ofEntries(
                entry(ObjectKind.NAMESPACE, namespaces.queue()),
                entry(ObjectKind.POD_DISRUPTION_BUDGET, budgets.queue()),
                entry(
                        ObjectKind.STATEFUL_SET,
                        new StatefulSetController(server, clock, events, deletion, pods).queue()),
                entry(ObjectKind.CRON_JOB, new CronJobController(server, clock, events, deletion).queue()),
                entry(ObjectKind.DEPLOYMENT, new DeploymentController(server, clock, events).queue()),
                entry(ObjectKind.REPLICA_SET, new ReplicaSetController(server, clock, events, deletion, pods).queue()),
                entry(AutoscalerRules.KIND, new AutoscalerController(server, clock, events).queue()),
                entry(QuotaRules.KIND, quotas.queue()),
                entry(ClaimRules.KIND, new ClaimController(server, clock).queue()),
                entry(ObjectKind.JOB, new JobController(server, clock, events, deletion, pods).queue()));
        this.kubelet = new Kubelet(new Node(server, clock, events, logs, fates.processes()), fates);
        server.beforeWrite(new Targets(server, fates)::asked);
        server.afterWrite(new SecretRemoval(server, fates)::applied);
        server.listen(this::changed);
    }

    private Optional<String> refusal(Fates fates, LiveObject owner, String pod) {
        Obstacle obstacle = fates.ofFamily(server, owner).obstacle();
        return obstacle.stage() == Obstacle.Stage.ADMISSION ? Optional.of(obstacle.words(pod, "")) : Optional.empty();
    }

    private void changed(Change change) {
        LiveObject object = change.after();
        ObjectKind kind = object.ref().kind();
        queue(object.ref());
        namespaces.changed(change);
        if (kind.equals(ObjectKind.POD_DISRUPTION_BUDGET)) {
            budgets.budgetChanged(change);
        }
        if (kind.equals(ObjectKind.POD)) {
            kubelet.changed(change);
            budgets.podChanged(change);
            quotas.podChanged(object);
        }
        Owners.owner(object).ifPresent(this::queue);
        if (kind.equals(ObjectKind.POD) && change.isDeletion()) {
            // A Deployment that recreates its pods waits for this.
            Owners.owner(object).flatMap(server::find).flatMap(Owners::owner).ifPresent(this::queue);
        }
    }

    private void queue(ObjectRef ref) {
        WorkQueue queue = queues.get(ref.kind());
        if (queue != null) {
            queue.add(ref);
        }
    }
}
