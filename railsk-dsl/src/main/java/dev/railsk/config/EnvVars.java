package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Environment variables, in the order written. Single variables win over whole sources, a later source over an earlier one.
 *
 * @param values single variables by name
 * @param sources whole secrets and configs
 * @param origins the line that wrote each variable or source, by its name
 * @param withheld names of variables that are left out of those that come before these, such as the app's, with the line that says so
 */
public record EnvVars(
        Map<String, EnvValue> values,
        List<EnvSource> sources,
        Map<String, Origin> origins,
        Map<String, Origin> withheld)
        implements Part<EnvVarsSpec, EnvVars> {

    /** No variables. */
    public static final EnvVars NONE = new EnvVars(Map.of(), List.of(), Map.of());

    public EnvVars {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        sources = List.copyOf(sources);
        origins = Map.copyOf(origins);
        withheld = Collections.unmodifiableMap(new LinkedHashMap<>(withheld));
    }

    /** Variables and sources that leave out nothing. */
    public EnvVars(Map<String, EnvValue> values, List<EnvSource> sources, Map<String, Origin> origins) {
        this(values, sources, origins, Map.of());
    }

    /** Define variables on their own, to share them between apps or workloads. */
    public static EnvVars define(Consumer<EnvVarsSpec> definition) {
        return NONE.with(definition);
    }

    @Override
    public EnvVars with(Consumer<EnvVarsSpec> definition) {
        return EnvVarsSpec.apply(this, definition);
    }

    /**
     * These variables, then others; the others win where both set a variable, and a source that both have counts as the others'. What the
     * others withhold is left out.
     */
    public EnvVars then(EnvVars others) {
        requireNonNull(others, "others");
        if (others.values.isEmpty() && others.sources.isEmpty() && others.withheld.isEmpty()) {
            return this;
        }
        Map<String, EnvValue> all = new LinkedHashMap<>(values);
        Map<String, Origin> allWithheld = new LinkedHashMap<>(withheld);
        for (Map.Entry<String, Origin> name : others.withheld.entrySet()) {
            if (all.remove(name.getKey()) == null) {
                allWithheld.put(name.getKey(), name.getValue());
            }
        }
        allWithheld.keySet().removeAll(others.values.keySet());
        all.putAll(others.values);
        List<EnvSource> allSources = new ArrayList<>(sources);
        for (EnvSource source : others.sources) {
            allSources.remove(source);
            allSources.add(source);
        }
        Map<String, Origin> allOrigins = new LinkedHashMap<>(origins);
        allOrigins.putAll(others.origins);
        return new EnvVars(all, allSources, allOrigins, allWithheld);
    }
}
