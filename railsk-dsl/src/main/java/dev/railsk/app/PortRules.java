package dev.railsk.app;

import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.container.Companion;
import dev.railsk.network.Port;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ports: one number for the process and for who asks it, and no number twice in a pod, whose containers share their network. */
final class PortRules {

    private final Judgement judgement;

    PortRules(Judgement judgement) {
        this.judgement = judgement;
    }

    void check() {
        for (Workload workload : judgement.parts().workloads()) {
            checkTwins(workload);
            if (workload instanceof Web web
                    && !web.basics().pod().main().ports().isEmpty()) {
                checkVariable(web);
            }
        }
    }

    private void checkVariable(Web web) {
        EnvVars env = judgement.parts().env().then(web.basics().pod().main().env());
        int number = web.basics().pod().main().ports().get(0).number();
        if (env.values().get("PORT") instanceof EnvValue.Literal literal
                && !literal.value().equals(Integer.toString(number))) {
            judgement.problem(
                    List.of(web.scope(), "env"),
                    env.origins().getOrDefault("PORT", web.origin()),
                    web.scope() + ": the variable PORT is \"" + literal.value() + "\", but the first port is " + number,
                    "Leave PORT out: railsk sets it from port(\"http\", " + number + ").");
        }
    }

    private void checkTwins(Workload workload) {
        Map<Integer, String> numbers = new HashMap<>();
        note(workload, workload.basics().pod().main().ports(), "the main container", numbers);
        for (Companion companion : workload.basics().pod().companions()) {
            String name = companion.role().word() + " \"" + companion.name() + "\"";
            note(workload, companion.container().ports(), name, numbers);
        }
    }

    private void note(Workload workload, List<Port> ports, String container, Map<Integer, String> numbers) {
        for (Port port : ports) {
            String other = numbers.putIfAbsent(port.number(), container);
            if (other != null && !other.equals(container)) {
                judgement.problem(
                        workload,
                        "port",
                        container + " and " + other + " of a pod both listen on " + port.number()
                                + ", but share their network",
                        "Give one of them another port.");
            }
        }
    }
}
