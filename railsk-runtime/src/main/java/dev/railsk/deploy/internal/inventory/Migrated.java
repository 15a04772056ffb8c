package dev.railsk.deploy.internal.inventory;

import dev.railsk.deploy.TaskRun;
import dev.railsk.manifest.Tree;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A migration, or a task of the first install, that succeeded: which is known for good, also when its Job is long gone.
 *
 * @param task what ran, such as {@code migrate}
 * @param revision of which revision
 * @param job its Job
 * @param attempt the Job's number
 * @param endedAt when it ended, as the server had it; empty where that is not known
 */
public record Migrated(String task, String revision, String job, int attempt, String endedAt) {

    static Migrated of(String revision, TaskRun run) {
        return new Migrated(
                run.task(),
                revision,
                run.job(),
                run.attempt(),
                run.endedAt().map(Instant::toString).orElse(""));
    }

    /** When it ended. */
    public Optional<Instant> ended() {
        try {
            return endedAt.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(endedAt));
        } catch (DateTimeParseException notOurs) {
            // Somebody else wrote it: then nobody knows when.
            return Optional.empty();
        }
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", task);
        json.put("revision", revision);
        json.put("job", job);
        json.put("attempt", attempt);
        json.put("endedAt", endedAt);
        return json;
    }

    static Migrated read(Tree json) {
        return new Migrated(
                json.at("task").text().orElse("migrate"),
                json.at("revision").text().orElse(""),
                json.at("job").text().orElse(""),
                json.at("attempt").integer().orElse(0L).intValue(),
                json.at("endedAt").text().orElse(""));
    }
}
