package dev.railsk.workload;

import dev.railsk.pod.Disruption;
import dev.railsk.problem.Origin;

/**
 * A long-running part of the app. A new kind is one more record here with its Spec; what it renders and where it is told is asked
 * of it by the methods below.
 */
public sealed interface Workload permits Web, Worker, Clock, Accessory {

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
     * Whether its main container runs the app's code: then it gets the app's environment, and must restart to see a changed
     * database. A foreign program has no business with the app's secrets, and a migration does not change it.
     */
    default boolean isAppCode() {
        return true;
    }
}
