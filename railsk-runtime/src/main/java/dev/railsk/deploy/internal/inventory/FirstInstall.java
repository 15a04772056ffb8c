package dev.railsk.deploy.internal.inventory;

import dev.railsk.manifest.Tree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the first install of an app in its environment.
 *
 * @param state whether it is over
 * @param tasks what ran for it and succeeded, by name: it never runs again
 */
public record FirstInstall(State state, Map<String, Migrated> tasks) {

    /** Nothing is known yet. */
    public static final FirstInstall UNKNOWN = new FirstInstall(State.UNKNOWN, Map.of());

    /** Whether a first install is over. */
    public enum State {
        /** No deploy has come here yet. */
        UNKNOWN,
        /** A deploy found nothing of the app, and none has come to a good end since. */
        DUE,
        /** A deploy came to a good end, or the first one found the app running. */
        OVER
    }

    public FirstInstall {
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    }

    /** The same when a deploy has looked for the app; the first look counts. */
    FirstInstall seen(boolean isRunning) {
        return state == State.UNKNOWN ? new FirstInstall(isRunning ? State.OVER : State.DUE, tasks) : this;
    }

    /** The same when a deploy has come to a good end. */
    FirstInstall over() {
        return new FirstInstall(State.OVER, tasks);
    }

    /** The same when this task has succeeded; the first success counts. */
    FirstInstall with(String task, Migrated run) {
        Map<String, Migrated> all = new LinkedHashMap<>(tasks);
        all.putIfAbsent(task, run);
        return new FirstInstall(state, all);
    }

    /** Whether a task has still to run for it. */
    public boolean isDue(String task) {
        return state != State.OVER && !tasks.containsKey(task);
    }

    Optional<Map<String, Object>> json() {
        if (equals(UNKNOWN)) {
            return Optional.empty();
        }
        Map<String, Object> runs = new LinkedHashMap<>();
        tasks.forEach((task, run) -> runs.put(task, run.json()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", state.name());
        json.put("tasks", runs);
        return Optional.of(json);
    }

    static FirstInstall read(Tree json) {
        Map<String, Migrated> tasks = new LinkedHashMap<>();
        json.at("tasks").entries().forEach((task, run) -> tasks.put(task, Migrated.read(run)));
        String name = json.at("state").text().orElse("");
        State state = State.UNKNOWN;
        for (State known : State.values()) {
            state = known.name().equals(name) ? known : state;
        }
        return new FirstInstall(state, tasks);
    }
}
