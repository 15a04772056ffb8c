package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.ConfigSpec;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import dev.railsk.workload.Clock;
import dev.railsk.workload.ClockSpec;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.Worker;
import dev.railsk.workload.WorkerSpec;
import java.util.Locale;
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

    /** Write overlays one after the other; each may write every part once. */
    void inTurn(Overlay... overlays) {
        for (Overlay overlay : overlays) {
            draft.step(() -> overlay.write(this));
        }
    }

    /** Change the web workload. */
    public OverlaySpec web(Consumer<WebSpec> definition) {
        Origin origin = draft.write("web");
        requireNonNull(definition, "definition");
        if (web.isPresent()) {
            web = Optional.of(draft.change("web", web.get(), definition));
        } else {
            draft.problem("web", origin, "the base has no web workload to change", "Define web(..) in the base.");
        }
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
        return change("worker", name, workers, requireNonNull(definition, "definition"));
    }

    /** Add a worker that the base does not have. */
    public OverlaySpec addWorker(String name, Consumer<WorkerSpec> definition) {
        requireNonNull(definition, "definition");
        if (isNew("worker", name, workers)) {
            workers.put(name, draft.change("worker " + name, Worker.standard(name), definition));
        }
        return this;
    }

    /** Leave out a worker of the base. */
    public OverlaySpec removeWorker(String name) {
        return remove("worker", name, workers);
    }

    /** Change a clock. */
    public OverlaySpec clock(String name, Consumer<ClockSpec> definition) {
        return change("clock", name, clocks, requireNonNull(definition, "definition"));
    }

    /** Add a clock that the base does not have. */
    public OverlaySpec addClock(String name, Consumer<ClockSpec> definition) {
        requireNonNull(definition, "definition");
        if (isNew("clock", name, clocks)) {
            clocks.put(name, draft.change("clock " + name, Clock.standard(name), definition));
        }
        return this;
    }

    /** Leave out a clock of the base. */
    public OverlaySpec removeClock(String name) {
        return remove("clock", name, clocks);
    }

    /** Change a config, or bring the settings that the base left open. */
    public OverlaySpec config(String name, Consumer<ConfigSpec> definition) {
        return change("config", name, configs, requireNonNull(definition, "definition"));
    }

    /** Add a config that the base does not have. */
    public OverlaySpec addConfig(String name, Consumer<ConfigSpec> definition) {
        requireNonNull(definition, "definition");
        if (isNew("config", name, configs)) {
            defineConfig(name, definition);
        }
        return this;
    }

    /** Leave out a config of the base. */
    public OverlaySpec removeConfig(String name) {
        return remove("config", name, configs);
    }

    /** Replace the base's secret of the same name, such as by one with other required keys. */
    public OverlaySpec secret(Secrets secret) {
        existing("secret", requireNonNull(secret, "secret").name(), secrets)
                .ifPresent(base -> secrets.put(base.name(), secret));
        return this;
    }

    /** Use a secret that the base does not have. */
    public OverlaySpec addSecret(Secrets secret) {
        if (isNew("secret", requireNonNull(secret, "secret").name(), secrets)) {
            secrets.put(secret.name(), secret);
        }
        return this;
    }

    /** Use a secret of the base no longer. */
    public OverlaySpec removeSecret(String name) {
        return remove("secret", name, secrets);
    }

    private <S, T extends Part<S, T>> OverlaySpec change(
            String kind, String name, Map<String, T> parts, Consumer<S> definition) {
        Optional<T> base = existing(kind, name, parts);
        if (base.isPresent()) {
            parts.put(name, draft.change(kind + " " + name, base.get(), definition));
        }
        return this;
    }

    private OverlaySpec remove(String kind, String name, Map<String, ?> parts) {
        draft.write(kind + " " + requireNonNull(name, "name"));
        draft.remove(kind, name, parts);
        return this;
    }

    private <T> Optional<T> existing(String kind, String name, Map<String, T> parts) {
        Origin origin = draft.write(kind + " " + requireNonNull(name, "name"));
        Optional<T> part = Optional.ofNullable(parts.get(name));
        if (part.isEmpty()) {
            String add = "add" + capital(kind) + "(..)";
            draft.problem(
                    kind + " " + name,
                    origin,
                    "the base has no " + kind + " \"" + name + "\"",
                    parts.isEmpty()
                            ? "The base has no " + kind + " at all: add one with " + add + "."
                            : "Name one of: " + Nearest.list(name, parts.keySet()) + "; or add it with " + add + ".");
        }
        return part;
    }

    private boolean isNew(String kind, String name, Map<String, ?> parts) {
        Origin origin = draft.write(kind + " " + requireNonNull(name, "name"));
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

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
