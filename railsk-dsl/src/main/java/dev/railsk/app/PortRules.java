package dev.railsk.app;

import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.container.Companion;
import dev.railsk.container.OwnVariable;
import dev.railsk.network.Port;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ports and variables: one number for the process and for who asks it, one value for a word and its variable, and no number twice in a pod, whose containers share their network. */
final class PortRules {

    private final Judgement judgement;

    PortRules(Judgement judgement) {
        this.judgement = judgement;
    }

    void check() {
        for (Workload workload : judgement.parts().workloads()) {
            checkTwins(workload);
            if (workload instanceof Web web
                    && web.isAppCode()
                    && !web.isBehindThruster()
                    && !web.main().ports().isEmpty()) {
                checkVariable(web);
            }
            checkVariables(workload);
        }
    }

    private void checkVariable(Web web) {
        EnvVars env = judgement.parts().env().then(web.main().env());
        int number = web.main().ports().get(0).number();
        if (env.values().get("PORT") instanceof EnvValue.Literal literal
                && !literal.value().equals(Integer.toString(number))) {
            judgement.problem(
                    List.of(web.scope(), "env"),
                    env.origins().getOrDefault("PORT", web.origin()),
                    web.scope() + ": the variable PORT is \"" + literal.value() + "\", but the first port is " + number,
                    "Leave PORT out: railsk sets it from port(\"http\", " + number + ").");
        }
    }

    // What a word tells the process must not be told otherwise by a variable of the same workload. The app's own is
    // overruled by the word.
    private void checkVariables(Workload workload) {
        EnvVars env = workload.basics().pod().main().env();
        for (OwnVariable own : workload.variables()) {
            EnvValue written = env.values().get(own.name());
            boolean isSame = written instanceof EnvValue.Literal literal
                    && literal.value().equals(own.value());
            if (written != null && !isSame) {
                judgement.problem(
                        List.of(workload.scope(), "env"),
                        env.origins().getOrDefault(own.name(), workload.origin()),
                        workload.scope() + ": the variable " + own.name() + " contradicts " + own.source()
                                + ", which sets it to " + own.value(),
                        "Leave " + own.name() + " out, or " + own.source() + ".");
            }
        }
    }

    private void checkTwins(Workload workload) {
        Map<Integer, String> numbers = new HashMap<>();
        note(workload, workload.main().ports(), "the main container", numbers);
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
