package dev.railsk.testing.cluster;

import dev.railsk.app.Environment;
import dev.railsk.cluster.HttpAnswer;
import dev.railsk.cluster.HttpVisit;
import dev.railsk.problem.Message;
import dev.railsk.problem.Nearest;
import dev.railsk.smoke.SmokeCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What an app answers to its smoke checks, as a test says. Guarded by the cluster that has it. */
final class SmokeScripts {

    private final Optional<List<String>> known;
    private final Map<String, Function<HttpVisit, HttpAnswer>> answers = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    private SmokeScripts(Optional<List<String>> known) {
        this.known = known;
    }

    /** Of whatever will be deployed: only the checks that come tell their names. */
    static SmokeScripts ofAny() {
        return new SmokeScripts(Optional.empty());
    }

    /** Of this environment. */
    static SmokeScripts of(Environment environment) {
        return new SmokeScripts(Optional.of(
                environment.smokeChecks().stream().map(SmokeCheck::name).toList()));
    }

    void script(String name, Function<HttpVisit, HttpAnswer> answer) {
        if (known.isPresent() && !known.get().contains(name)) {
            String nextStep = known.get().isEmpty()
                    ? "Define one with smoke(\"up\", ..)."
                    : "Use one of " + Nearest.list(name, known.get()) + ".";
            throw new IllegalArgumentException(
                    new Message("there is no smoke check of the name \"" + name + "\"", "", nextStep).text(""));
        }
        answers.put(name, answer);
    }

    /** What this check is answered: as it wants, where nothing is said. */
    Function<HttpVisit, HttpAnswer> answer(String name) {
        asked.add(name);
        return answers.getOrDefault(
                name,
                visit -> HttpAnswer.of(
                        visit.wanted().status(), visit.wanted().text().orElse("")));
    }

    void requireAsked() {
        for (String name : answers.keySet()) {
            if (!asked.isEmpty() && !asked.contains(name)) {
                throw new AssertionError(new Message(
                                "no smoke check asked for the answer of \"" + name + "\"",
                                "",
                                "These asked: " + Nearest.list(name, List.copyOf(asked)) + ".")
                        .text(""));
            }
        }
    }
}
