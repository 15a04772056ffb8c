package dev.railsk.deploy.internal.observe;

import dev.railsk.container.Companion;
import dev.railsk.definition.AppParts;
import dev.railsk.pod.Pod;
import dev.railsk.problem.Lines;
import dev.railsk.rollout.Cause;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.List;
import java.util.Locale;

/** The author's line that a cause is about: the word that is most likely to be at fault, else the part itself. */
public final class AuthorLines {

    private final AppParts parts;
    private final Pod pod;
    private final Lines lines;

    private AuthorLines(AppParts parts, Pod pod, Lines lines) {
        this.parts = parts;
        this.pod = pod;
        this.lines = lines;
    }

    /** The lines that wrote this workload. */
    public static AuthorLines of(AppParts parts, Workload workload) {
        return new AuthorLines(parts, workload.basics().pod(), workload.basics().lines());
    }

    /** The lines that wrote this task. */
    public static AuthorLines of(AppParts parts, Task task) {
        return new AuthorLines(parts, task.pod(), task.lines());
    }

    /** The cause with its line. */
    public Cause in(Cause cause) {
        return cause.definedAt(line(cause));
    }

    private String line(Cause cause) {
        Lines own = lines;
        for (Companion companion : pod.companions()) {
            own = companion.name().equals(cause.container()) ? companion.lines() : own;
        }
        for (String word : words(cause)) {
            for (Lines place : List.of(own, lines, parts.lines())) {
                if (place.has(word)) {
                    return place.of(word).line().orElse("");
                }
            }
        }
        return own.defined().line().orElse("");
    }

    private static List<String> words(Cause cause) {
        return switch (cause.rule()) {
            case IMAGE_NOT_FOUND,
                    IMAGE_UNAUTHORIZED,
                    IMAGE_RATE_LIMITED,
                    REGISTRY_FAILING,
                    IMAGE_PULL_FAILING,
                    IMAGE_NEVER_PULLED,
                    IMAGE_PLATFORM,
                    IMAGE_NAME_INVALID -> List.of("image");
            case CONFIG_MISSING -> List.of("env", "mount");
            case USER_REFUSED, POD_SECURITY -> List.of("security");
            case PROGRAM_MISSING, CRASH_LOOP, CONTAINER_NOT_STARTED -> List.of("command", "arguments");
            case OUT_OF_MEMORY, UNSCHEDULABLE, WAITING_FOR_NODE, QUOTA_EXCEEDED -> List.of("resources");
            case STORAGE_EXCEEDED -> List.of("scratch", "resources");
            case CLAIM_PENDING, VOLUME_NOT_MOUNTED -> List.of("storage", "mount");
            case PROBE_FAILING, KILLED_BY_PROBE, PROGRESS_DEADLINE, DEADLINE_EXCEEDED -> probe(cause.message());
            default -> List.of();
        };
    }

    private static List<String> probe(String message) {
        for (String probe : List.of("Readiness", "Liveness", "Startup")) {
            if (message.contains(probe + " probe failed")) {
                return List.of(probe.toLowerCase(Locale.ROOT), "health");
            }
        }
        return List.of();
    }
}
