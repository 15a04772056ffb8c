package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.ConfigSpec;
import dev.railsk.config.EnvVars;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppNamespace;
import dev.railsk.definition.AppParts;
import dev.railsk.pod.Labels;
import dev.railsk.pod.Scratch;
import dev.railsk.pod.Security;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Syntax;
import dev.railsk.workload.Clock;
import dev.railsk.workload.ClockSpec;
import dev.railsk.workload.Migration;
import dev.railsk.workload.Web;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.Worker;
import dev.railsk.workload.WorkerSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an app is written.
 *
 * <p>Defaults: a namespace of the app's name, {@link Security#RESTRICTED}, {@link Scratch#DEFAULT}, and {@link
 * Migration#standard}.
 */
public final class AppSpec extends AppPartsSpec<AppSpec> {

    private final Map<String, Overlay> overlays = new LinkedHashMap<>();
    private final Map<String, Origin> overlayOrigins = new LinkedHashMap<>();

    AppSpec(String name, Origin origin) {
        super(name, defaults(name, origin));
    }

    private static AppParts defaults(String name, Origin origin) {
        return new AppParts(
                name,
                new AppNamespace(name, true),
                "",
                Optional.empty(),
                List.of(),
                Security.RESTRICTED,
                EnvVars.NONE,
                Map.of(),
                Map.of(),
                List.of(Scratch.DEFAULT),
                Labels.NONE,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.of(Migration.standard(origin)));
    }

    @Override
    AppSpec self() {
        return this;
    }

    Map<String, Overlay> overlays() {
        return overlays;
    }

    Origin overlayOrigin(String name) {
        return requireNonNull(overlayOrigins.get(name));
    }

    /** Serve HTTP. */
    public AppSpec web(Consumer<WebSpec> definition) {
        draft.write("web");
        requireNonNull(definition, "definition");
        web = Optional.of(draft.change("web", Web.standard("web"), definition));
        return this;
    }

    /** Serve HTTP as one defined elsewhere. */
    public AppSpec web(Web shared) {
        draft.write("web");
        web = Optional.of(requireNonNull(shared, "shared"));
        return this;
    }

    /** Take jobs; every worker has a name of its own. */
    public AppSpec worker(String name, Consumer<WorkerSpec> definition) {
        draft.write("worker " + requireNonNull(name, "name"));
        requireNonNull(definition, "definition");
        workers.put(name, draft.change("worker " + name, Worker.standard(name), definition));
        return this;
    }

    /** Fire timed jobs; every clock has a name of its own. */
    public AppSpec clock(String name, Consumer<ClockSpec> definition) {
        draft.write("clock " + requireNonNull(name, "name"));
        requireNonNull(definition, "definition");
        clocks.put(name, draft.change("clock " + name, Clock.standard(name), definition));
        return this;
    }

    /** Have settings that are no secrets. */
    public AppSpec config(String name, Consumer<ConfigSpec> definition) {
        draft.write("config " + requireNonNull(name, "name"));
        requireNonNull(definition, "definition");
        defineConfig(name, definition);
        return this;
    }

    /** Use this secret. */
    public AppSpec secret(Secrets secret) {
        draft.write("secret " + requireNonNull(secret, "secret").name());
        secrets.put(secret.name(), secret);
        return this;
    }

    /** Have an environment: this definition with an overlay's changes. Without any, there is one called {@code default}. */
    public AppSpec overlay(String environment, Overlay overlay) {
        Origin origin = draft.write("overlay " + requireNonNull(environment, "environment"));
        if (environment.equals(RailsApp.DEFAULT_ENVIRONMENT)) {
            draft.problem(
                    "overlay " + environment,
                    origin,
                    "an overlay must not be called \"default\", as the one environment of an app without overlays is",
                    "Name it after where it goes, like \"staging\".");
        }
        if (!Syntax.isLabel(environment, environment.length())) {
            draft.problem(
                    "overlay " + environment,
                    origin,
                    "an environment's name must have lower-case letters, digits and dashes, but was \"" + environment
                            + "\"",
                    "Name it like \"staging\".");
        }
        overlays.putIfAbsent(environment, requireNonNull(overlay, "overlay"));
        overlayOrigins.putIfAbsent(environment, origin);
        return this;
    }
}
