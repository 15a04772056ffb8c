package dev.railsk.testing.cluster;

import dev.railsk.app.Environment;
import dev.railsk.cluster.HttpAnswer;
import dev.railsk.cluster.Scenario;
import dev.railsk.problem.Message;
import dev.railsk.problem.Nearest;
import dev.railsk.smoke.SmokeCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the fake can have the app answer to a smoke check, by name. */
final class SmokeOutcomes {

    /**
     * What is answered.
     *
     * @param answer the answer
     * @param meaning what that means
     */
    private record Entry(HttpAnswer answer, String meaning) {}

    private static final Map<String, Entry> ENTRIES = new TreeMap<>(Map.of(
            "smoke-error",
                    new Entry(
                            HttpAnswer.of(500, "(simulated) We're sorry, but something went wrong."),
                            "the app answers a smoke check with an error"),
            "smoke-gateway",
                    new Entry(
                            HttpAnswer.of(503, "(simulated) no available server"),
                            "what stands before the app finds no pod that answers"),
            "smoke-redirect",
                    new Entry(
                            new HttpAnswer.Answered(301, "https://www.shop.example/up", ""),
                            "the app answers a smoke check with a redirect"),
            "smoke-silent", new Entry(HttpAnswer.none("connection refused"), "nothing answers a smoke check")));

    private SmokeOutcomes() {}

    /** The answer of this name; empty when there is none. */
    static Optional<HttpAnswer> find(String name) {
        return Optional.ofNullable(ENTRIES.get(name)).map(Entry::answer);
    }

    /** The names of all, sorted. */
    static List<String> names() {
        return List.copyOf(ENTRIES.keySet());
    }

    /** All that can happen to the first smoke check of this environment. */
    static List<Scenario> scenarios(Environment environment) {
        List<Scenario> scenarios = new ArrayList<>();
        if (!environment.smokeChecks().isEmpty()) {
            String first = environment.smokeChecks().get(0).name();
            ENTRIES.forEach((name, entry) -> scenarios.add(new Scenario(first, name, entry.meaning())));
        }
        return scenarios;
    }

    /**
     * Refuse a target that is no smoke check of this environment.
     *
     * @throws IllegalArgumentException when it is none; the message lists those that there are
     */
    static void require(Environment environment, String target, String outcome) {
        List<String> known =
                environment.smokeChecks().stream().map(SmokeCheck::name).toList();
        if (!known.contains(target)) {
            String fact = "\"" + outcome + "\" happens to a smoke check, and environment " + environment.name() + " of "
                    + environment.appName() + " has none of the name \"" + target + "\"";
            String nextStep = known.isEmpty()
                    ? "Define one with smoke(\"up\", ..)."
                    : "Use one of " + Nearest.list(target, known) + ".";
            throw new IllegalArgumentException(new Message(fact, "", nextStep).text(""));
        }
    }
}
