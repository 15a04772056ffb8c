package dev.railsk.app;

import dev.railsk.config.Config;
import dev.railsk.config.ConfigSpec;
import dev.railsk.definition.AppParts;
import dev.railsk.problem.Origin;
import dev.railsk.workload.Clock;
import dev.railsk.workload.ClockSpec;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.Worker;
import dev.railsk.workload.WorkerSpec;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an overlay is written. Every part starts from what the base says. A part that the base does not have is a problem: {@code
 * addX} adds one.
 */
public final class OverlaySpec extends AppPartsSpec<OverlaySpec> {

    OverlaySpec(String environment, AppParts base) {
        super("overlay " + environment, base);
    }

    @Override
    OverlaySpec self() {
        return this;
    }

    /** Change the web workload. */
    public OverlaySpec web(Consumer<WebSpec> definition) {
        Origin origin = draft.write("web");
        if (web.isEmpty()) {
            draft.problem("web", origin, "the base has no web workload to change", "Define web(..) in the base.");
        }
        web = web.map(base -> changed("web", base, () -> base.with(definition)));
        return this;
    }

    /** Serve no HTTP in this environment. */
    public OverlaySpec removeWeb() {
        Origin origin = draft.write("web");
        if (web.isEmpty()) {
            draft.problem("web", origin, "the base has no web workload to remove", "Leave removeWeb() out.");
        }
        web = Optional.empty();
        return this;
    }

    /** Change a worker. */
    public OverlaySpec worker(String name, Consumer<WorkerSpec> definition) {
        Worker base = existing("worker", name, workers);
        if (base != null) {
            workers.put(name, changed("worker " + name, base, () -> base.with(definition)));
        }
        return this;
    }

    /** Add a worker that the base does not have. */
    public OverlaySpec addWorker(String name, Consumer<WorkerSpec> definition) {
        if (isNew("worker", name, workers)) {
            put(workers, name, draft.nested("worker " + name, () -> Worker.define(name, definition)));
        }
        return this;
    }

    /** Leave out a worker of the base. */
    public OverlaySpec removeWorker(String name) {
        existing("worker", name, workers);
        workers.remove(name);
        return this;
    }

    /** Change a clock. */
    public OverlaySpec clock(String name, Consumer<ClockSpec> definition) {
        Clock base = existing("clock", name, clocks);
        if (base != null) {
            clocks.put(name, changed("clock " + name, base, () -> base.with(definition)));
        }
        return this;
    }

    /** Add a clock that the base does not have. */
    public OverlaySpec addClock(String name, Consumer<ClockSpec> definition) {
        if (isNew("clock", name, clocks)) {
            put(clocks, name, draft.nested("clock " + name, () -> Clock.define(name, definition)));
        }
        return this;
    }

    /** Leave out a clock of the base. */
    public OverlaySpec removeClock(String name) {
        existing("clock", name, clocks);
        clocks.remove(name);
        return this;
    }

    /** Change a config, or bring the settings that the base left open. */
    public OverlaySpec config(String name, Consumer<ConfigSpec> definition) {
        Config base = existing("config", name, configs);
        if (base != null) {
            configs.put(name, changed("config " + name, base, () -> base.with(definition)));
        }
        return this;
    }

    /** Add a config that the base does not have. */
    public OverlaySpec addConfig(String name, Consumer<ConfigSpec> definition) {
        if (isNew("config", name, configs)) {
            put(configs, name, draft.nested("config " + name, () -> Config.define(name, definition)));
        }
        return this;
    }

    /** Leave out a config of the base. */
    public OverlaySpec removeConfig(String name) {
        existing("config", name, configs);
        configs.remove(name);
        return this;
    }

    private <T> @org.jspecify.annotations.Nullable T existing(String kind, String name, Map<String, T> parts) {
        Origin origin = draft.write(kind + " " + name);
        T part = parts.get(name);
        if (part == null) {
            draft.problem(
                    kind + " " + name,
                    origin,
                    "the base has no " + kind + " \"" + name + "\"",
                    parts.isEmpty()
                            ? "The base has no " + kind + " at all: add one with add" + capital(kind) + "(..)."
                            : "Name one of: " + String.join(", ", parts.keySet()) + "; or add it with add"
                                    + capital(kind) + "(..).");
        }
        return part;
    }

    private <T> boolean isNew(String kind, String name, Map<String, T> parts) {
        Origin origin = draft.write(kind + " " + name);
        if (!parts.containsKey(name)) {
            return true;
        }
        draft.problem(
                kind + " " + name,
                origin,
                "the base has a " + kind + " \"" + name + "\" already",
                "Change it with " + kind + "(..), or give the new one another name.");
        return false;
    }

    private static <T> void put(Map<String, T> parts, String name, @org.jspecify.annotations.Nullable T part) {
        if (part != null) {
            parts.put(name, part);
        }
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
