package dev.railsk.workload;

import dev.railsk.container.Container;
import dev.railsk.container.OwnVariable;
import dev.railsk.network.Service;
import dev.railsk.pod.Disruption;
import dev.railsk.problem.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A long-running part of the app. A new kind is one more record here with its Spec; what it renders and where it is told is asked
 * of it by the methods below.
 */
public sealed interface Workload permits Web, Worker, AppProcess, Clock, Accessory {

    /** What every workload has. */
    WorkloadBasics basics();

    /** How many pods run at a time. */
    Scale scale();

    /** How many of them a drain of nodes may take. */
    Disruption disruption();

    /** What it is called in messages and in the definition, such as {@code worker}. */
    String noun();

    /** The Kubernetes kind that runs it. */
    WorkloadKind kind();

    /** Where its kind stands in the order in which workloads are rendered and told, from 0 on. */
    int place();

    /** Its name in the definition, such as {@code web} or {@code sidekiq}. */
    default String name() {
        return basics().name();
    }

    /** The line that defined it. */
    default Origin origin() {
        return basics().lines().defined();
    }

    /** Where it stands in the definition, such as {@code worker sidekiq}. */
    default String scope() {
        return noun().equals(name()) ? name() : noun() + " " + name();
    }

    /**
     * Whether its main container runs the app's code: then it gets the app's environment, Ruby's folder for temporary files and
     * the defaults of a Rails app, and must restart to see a changed database. A foreign program has no business with the app's
     * secrets, and a migration does not change it.
     */
    default boolean isAppCode() {
        return basics().pod().main().isAppCode();
    }

    /** Its main container: what its author writes of that, and what words of the workload add to it. */
    default Container main() {
        return basics().pod().main();
    }

    /** The variables that words of the workload set in its main container. */
    default List<OwnVariable> variables() {
        return List.of();
    }

    /** Its address inside the cluster; empty where it has none, or nothing that it could lead to. */
    default Optional<Service> service() {
        Optional<Service> service = basics().service();
        boolean leadsSomewhere = service.isPresent()
                && (!service.get().ports().isEmpty() || !main().ports().isEmpty());
        return leadsSomewhere ? service : Optional.empty();
    }

    /** The number of its service's first port. */
    default int servicePort() {
        Service service = service().orElseThrow();
        return service.ports().isEmpty()
                ? main().ports().get(0).number()
                : service.ports().get(0).number();
    }
}
