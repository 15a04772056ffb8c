package dev.railsk.reach;

import java.util.List;
import java.util.Optional;

/**
 * A concept of production deployments that no word says.
 *
 * @param concept its name
 * @param apps how many of 56 public apps need it; 0 where only few do, uncounted
 * @param reason why there is no word, and what stands in for it
 * @param standIn how it is written without one, where that is possible
 */
record NotTyped(String concept, int apps, String reason, Optional<ReachRow> standIn) {

    /** All of them, the most needed first. */
    static List<NotTyped> all() {
        return List.of(
                new NotTyped(
                        "migration in phases, before and after, of several steps",
                        2,
                        "migration(..) is one Job at one time; a task stands in for the other phase",
                        Optional.of(TaskRows.migrationInPhases())),
                later("signals of Puma and Sidekiq"),
                later("user namespaces"),
                later("AppArmor"));
    }

    private static NotTyped later(String concept) {
        return new NotTyped(concept, 0, "later", Optional.empty());
    }

    @Override
    public String toString() {
        return "not typed: " + concept + (apps == 0 ? "" : " (" + apps + " apps)") + ": " + reason;
    }
}
