package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.definition.AppParts;
import dev.railsk.definition.OpenSlot;
import dev.railsk.migration.Assurance;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Nearest;
import dev.railsk.render.internal.AppRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A Rails app on Kubernetes, defined in code. Immutable and thread-safe.
 *
 * <pre>{@code
 * RailsApp shop = RailsApp.define("shop", app -> app
 *         .image("ghcr.io/acme/shop")
 *         .web(web -> web.host("shop.example"))
 *         .worker("sidekiq", worker -> worker.queues("default", "mailers"))
 *         .overlay("staging", staging -> staging.web(web -> web.host("staging.shop.example").replicas(1))));
 * }</pre>
 */
public final class RailsApp {

    /** The one environment of an app without overlays. */
    public static final String DEFAULT_ENVIRONMENT = "default";

    private final AppParts base;
    private final Map<String, Environment> environments;

    private RailsApp(AppParts base, Map<String, Environment> environments) {
        this.base = base;
        this.environments = environments;
    }

    /**
     * Define an app and all of its environments.
     *
     * @throws InvalidAppException with all problems of the definition and its overlays
     */
    public static RailsApp define(String name, Consumer<AppSpec> definition) {
        requireNonNull(name, "name");
        requireNonNull(definition, "definition");
        Definition read = Definition.read(name, definition);
        Map<String, Environment> environments = new LinkedHashMap<>();
        for (Map.Entry<String, AppParts> each : read.environments().entrySet()) {
            environments.put(
                    each.getKey(),
                    new Environment(
                            each.getKey(),
                            each.getValue(),
                            Set.copyOf(read.environments().keySet())));
        }
        return new RailsApp(read.base(), environments);
    }

    /** The app's name. */
    public String name() {
        return base.name();
    }

    /** The names of the environments, in the order written. */
    public List<String> environments() {
        return List.copyOf(environments.keySet());
    }

    /**
     * The app in one environment, by its name or an alias.
     *
     * @throws UnknownEnvironmentException when there is none of this name
     */
    public Environment environment(String name) {
        Environment environment = environments.get(requireNonNull(name, "name"));
        if (environment != null) {
            return environment;
        }
        for (Environment other : environments.values()) {
            if (other.aliases().contains(name)) {
                return other;
            }
        }
        throw UnknownEnvironmentException.in(base.name(), name, environments());
    }

    /** The plans for changes of the schema, by name and in the order written. */
    public Map<String, MigrationPlan> plans() {
        return base.tasks().plans().isPresent() ? base.tasks().plans().get().byName() : Map.of();
    }

    /**
     * A plan by its name.
     *
     * @throws InvalidValueException when there is none of this name; the message lists those that there are
     */
    public MigrationPlan plan(String name) {
        MigrationPlan plan = plans().get(requireNonNull(name, "name"));
        if (plan == null) {
            throw InvalidValueException.ofInput(
                    "the app " + name() + " has no plan \"" + name + "\"",
                    plans().isEmpty()
                            ? "Define one with plan(\"" + name + "\", ..)."
                            : "Name one of: " + Nearest.list(name, plans().keySet()) + ".");
        }
        return plan;
    }

    /** The migration files for which somebody answers, by their versions and in the order written. */
    public Map<String, Assurance> assured() {
        return base.tasks().plans().isPresent() ? base.tasks().plans().get().assured() : Map.of();
    }

    /** Render the base without what it leaves open, and list that. The result is to look at, not to deploy. */
    public BaseRender renderBase() {
        List<OpenSlot> open = new ArrayList<>(OpenSlots.of(base));
        open.addAll(OpenSlots.image(base));
        return new BaseRender(AppRenderer.of(base).renderOpen(), open);
    }
}
