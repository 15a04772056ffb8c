package dev.railsk.definition;

import dev.railsk.backing.Backing;
import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.problem.Origin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables by which an app finds the services that it needs. */
final class BackingEnv {

    private BackingEnv() {}

    static EnvVars of(Collection<Backing> backings) {
        Map<String, EnvValue> values = new LinkedHashMap<>();
        Map<String, Origin> origins = new LinkedHashMap<>();
        for (Backing backing : backings) {
            if (backing.url().isPresent()) {
                values.put(
                        backing.variable(),
                        new EnvValue.FromSecret(
                                backing.url().get().secret(),
                                backing.url().get().key(),
                                false));
                origins.put(backing.variable(), backing.lines().of("url"));
            }
        }
        return new EnvVars(values, List.of(), origins);
    }
}
