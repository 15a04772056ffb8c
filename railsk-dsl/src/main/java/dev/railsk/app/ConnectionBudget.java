package dev.railsk.app;

import dev.railsk.backing.Backing;
import dev.railsk.config.EnvValue;
import dev.railsk.definition.AppParts;
import dev.railsk.name.internal.Syntax;
import dev.railsk.workload.AppProcess;
import dev.railsk.workload.Clock;
import dev.railsk.workload.Web;
import dev.railsk.workload.Worker;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the threads of all pods find a connection. Active Record holds one for each thread: of Puma, {@code WEB_CONCURRENCY} processes
 * with {@code RAILS_MAX_THREADS} threads each (1 and 3, as in a new Rails app, where the definition does not say it); of a job backend,
 * its concurrency (else {@code RAILS_MAX_THREADS}, else 5). A workload is counted with the most pods that it may have, one that others
 * scale with one pod.
 */
final class ConnectionBudget {

    private static final int PUMA_THREADS = 3;
    private static final int JOB_THREADS = 5;
    private static final int LONGEST_NUMBER = 6;

    private final AppParts parts;
    private final List<String> shares = new ArrayList<>();
    private long sum;

    private ConnectionBudget(AppParts parts) {
        this.parts = parts;
    }

    static void check(Judgement judgement, Backing backing) {
        if (backing.maxConnections().isEmpty()) {
            return;
        }
        int most = backing.maxConnections().get();
        ConnectionBudget budget = new ConnectionBudget(judgement.parts());
        budget.count();
        if (budget.sum > most) {
            judgement.problem(
                    List.of("backing " + backing.name(), "maxConnections"),
                    backing.lines().of("maxConnections"),
                    "\"" + backing.name() + "\" takes " + most
                            + " connections, but the threads of all pods may ask for " + budget.sum + " ("
                            + String.join(", ", budget.shares) + ")",
                    "Lower replicas, threads or concurrency, put a pool such as PgBouncer between them, or raise"
                            + " maxConnections(..).");
        }
    }

    private void count() {
        for (Workload workload : parts.workloads()) {
            long each = threads(workload);
            if (each > 0) {
                long pods = workload.scale().most().orElse(1);
                sum += pods * each;
                shares.add(workload.scope() + ": " + pods + (pods == 1 ? " pod with " : " pods with ") + each);
            }
        }
    }

    private long threads(Workload workload) {
        if (!workload.isAppCode()) {
            return 0;
        }
        if (workload instanceof Web) {
            return (long) number(workload, "WEB_CONCURRENCY", 1) * number(workload, "RAILS_MAX_THREADS", PUMA_THREADS);
        }
        if (workload instanceof Worker worker) {
            return worker.options().concurrency().orElse(number(workload, "RAILS_MAX_THREADS", JOB_THREADS));
        }
        return workload instanceof Clock || workload instanceof AppProcess ? 1 : 0;
    }

    private int number(Workload workload, String variable, int otherwise) {
        EnvValue value = parts.env().then(workload.main().env()).values().get(variable);
        if (value instanceof EnvValue.Literal literal && Syntax.isNumber(literal.value(), LONGEST_NUMBER)) {
            return Math.max(1, Integer.parseInt(literal.value()));
        }
        return otherwise;
    }
}
