package dev.railsk.testing.cluster;

import dev.railsk.problem.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads outcomes as they stand on a command line: {@code web=image-missing,migrate=migration-fails}. */
final class Outcomes {

    private Outcomes() {}

    /**
     * Read a list of {@code TARGET=OUTCOME}; an empty text is an empty list.
     *
     * @throws IllegalArgumentException when it is malformed or names an unknown outcome
     */
    static Map<String, String> parse(String text) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return outcomes;
        }
        for (String part : text.split(",", -1)) {
            int sign = part.indexOf('=');
            if (sign < 1 || sign == part.length() - 1) {
                throw new IllegalArgumentException(new Message(
                                "an outcome must be TARGET=OUTCOME, but was \"" + part + "\"",
                                "\"" + text + "\"",
                                "OUTCOME is one of " + String.join(", ", Outcome.names()) + "; for a smoke check, of "
                                        + String.join(", ", SmokeOutcomes.names()) + ".")
                        .text(""));
            }
            String name = part.substring(sign + 1).trim();
            if (SmokeOutcomes.find(name).isEmpty()) {
                Outcome.named(name);
            }
            outcomes.put(part.substring(0, sign).trim(), name);
        }
        return outcomes;
    }
}
