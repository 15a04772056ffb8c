package dev.railsk.container;

import dev.railsk.network.Port;
import dev.railsk.probe.HttpProbe;
import dev.railsk.probe.Probe;
import dev.railsk.probe.TcpProbe;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules that span several settings of one container. */
public final class ContainerRules {

    private final Draft draft;
    private final Container container;
    private final Lines lines;

    private ContainerRules(Draft draft, Container container, Lines lines) {
        this.draft = draft;
        this.container = container;
        this.lines = lines;
    }

    /** Note what is wrong with a container beside the main one. */
    static void check(Draft draft, Container container, Lines lines, Companion.Role role) {
        check(draft, container, lines);
        boolean isInit = role == Companion.Role.INIT;
        if (isInit && (!container.probes().isEmpty() || container.preStop().isPresent())) {
            String word = container.preStop().isPresent() ? "preStop" : probeWord(container);
            draft.problem(
                    word,
                    lines.of(word),
                    "an init container runs to its end, so it has no probes and no preStop",
                    "Leave " + word + "(..) out, or make it a sidecar(..).");
        }
    }

    private static String probeWord(Container container) {
        if (container.probes().startup().isPresent()) {
            return "startup";
        }
        return container.probes().readiness().isPresent() ? "readiness" : "liveness";
    }

    /** Note what is wrong with a container now; what this scope did not change was judged where it was written. */
    public static void check(Draft draft, Container container, Lines lines) {
        boolean isPortKnown = draft.findings().judges(List.of("port"));
        if (isPortKnown && (draft.has("port") || isAnyProbeWritten(draft))) {
            new ContainerRules(draft, container, lines).checkProbes();
        }
    }

    private static boolean isAnyProbeWritten(Draft draft) {
        return draft.has("health") || draft.has("startup") || draft.has("readiness") || draft.has("liveness");
    }

    private void checkProbes() {
        List<String> portless = new ArrayList<>();
        checkProbe("startup", container.probes().startup(), portless);
        checkProbe("readiness", container.probes().readiness(), portless);
        checkProbe("liveness", container.probes().liveness(), portless);
        if (!portless.isEmpty()) {
            boolean isOne = portless.size() == 1;
            problem(
                    portless.get(0),
                    "the " + String.join(", ", portless) + (isOne ? " probe asks" : " probes ask")
                            + " a port, but there is none",
                    "Add port(\"probe\", 7433), or ask with Probe.exec(..).");
        }
    }

    private void checkProbe(String word, Optional<Probe> probe, List<String> portless) {
        if (probe.isEmpty() || !asksPort(probe.get())) {
            return;
        }
        Optional<String> wanted = port(probe.get());
        List<String> names = new ArrayList<>();
        for (Port port : container.ports()) {
            names.add(port.name());
        }
        if (names.isEmpty()) {
            portless.add(word);
        } else if (wanted.isPresent() && !names.contains(wanted.get())) {
            problem(
                    word,
                    "the " + word + " probe asks the port \"" + wanted.get() + "\", which there is not",
                    "Name one of: " + Nearest.list(wanted.get(), names) + ".");
        }
    }

    private static boolean asksPort(Probe probe) {
        return probe instanceof HttpProbe || probe instanceof TcpProbe;
    }

    private static Optional<String> port(Probe probe) {
        return probe instanceof HttpProbe http ? http.port() : ((TcpProbe) probe).port();
    }

    private void problem(String word, String fact, String nextStep) {
        String writer = lines.has(word) ? word : lines.has("health") ? "health" : "port";
        draft.problem(word, lines.of(writer), fact, nextStep);
    }
}
