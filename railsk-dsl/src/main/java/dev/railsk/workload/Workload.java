package dev.railsk.workload;

import dev.railsk.problem.Origin;

/** A long-running process type of the app, rendered as a Deployment. */
public sealed interface Workload permits Web, Worker, Clock {

    /** Its name in the definition, such as {@code web} or {@code sidekiq}. */
    String name();

    /** What every workload has. */
    Process process();

    /** How many pods run at a time. */
    int replicas();

    /** The line that defined it. */
    Origin origin();
}
