package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.definition.OpenSlot;
import dev.railsk.problem.Draft;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.Origin;
import dev.railsk.render.internal.AppRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Draft all = new Draft(name);
        Origin origin = Origin.here();
        AppSpec spec = new AppSpec(name, origin);
        spec.draft.run(definition, spec);
        AppParts base = spec.parts();
        Map<String, Environment> environments = new LinkedHashMap<>();
        all.nested(name, () -> {
            spec.draft.finish(name);
            return AppRules.check(base, origin);
        });
        spec.overlays().forEach((environment, overlay) -> {
            AppParts parts =
                    all.nested(name, () -> overlaid(environment, overlay, base, spec.overlayOrigin(environment)));
            if (parts != null) {
                environments.put(environment, new Environment(environment, parts));
            }
        });
        if (spec.overlays().isEmpty()) {
            environments.put(DEFAULT_ENVIRONMENT, new Environment(DEFAULT_ENVIRONMENT, base));
        }
        all.finish("App \"" + name + "\"");
        return new RailsApp(base, environments);
    }

    private static AppParts overlaid(String environment, Overlay overlay, AppParts base, Origin origin) {
        String scope = "overlay " + environment;
        Draft draft = new Draft(scope);
        AppParts parts = base;
        for (Overlay step : overlay.steps()) {
            OverlaySpec spec = new OverlaySpec(environment, parts);
            spec.draft.run(step::write, spec);
            draft.nested(scope, () -> {
                spec.draft.finish(scope);
                return spec;
            });
            parts = spec.parts();
        }
        AppParts result = parts;
        draft.nested(scope, () -> AppRules.check(result, origin));
        draft.finish(scope);
        return result;
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
     * The app in one environment.
     *
     * @throws UnknownEnvironmentException when there is none of this name
     */
    public Environment environment(String name) {
        Environment environment = environments.get(name);
        if (environment == null) {
            throw new UnknownEnvironmentException(base.name(), name, environments());
        }
        return environment;
    }

    /** Render the base without what it leaves open, and list that. The result is to look at, not to deploy. */
    public BaseRender renderBase() {
        List<OpenSlot> open = new ArrayList<>(OpenSlots.of(base));
        open.addAll(OpenSlots.image(base));
        return new BaseRender(AppRenderer.renderOpen(base), open);
    }
}
