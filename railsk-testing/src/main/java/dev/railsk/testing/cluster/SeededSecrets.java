package dev.railsk.testing.cluster;

import dev.railsk.app.Environment;
import dev.railsk.config.EnvValue.FromSecret;
import dev.railsk.config.EnvVars;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The Secrets that an app expects to find in its namespace, with the keys that it names. */
final class SeededSecrets {

    private SeededSecrets() {}

    static Map<String, Set<String>> of(Environment environment) {
        AppParts parts = environment.parts();
        Map<String, Set<String>> secrets = new LinkedHashMap<>();
        parts.pods().pullSecrets().forEach(name -> secrets.put(name, new LinkedHashSet<>(Set.of(".dockerconfigjson"))));
        parts.secrets()
                .forEach((declared, secret) -> secrets.put(secret.name(), new LinkedHashSet<>(secret.requiredKeys())));
        for (EnvVars env : parts.environments()) {
            env.values().values().forEach(value -> {
                if (value instanceof FromSecret key) {
                    Secrets secret = parts.secrets().get(key.secret());
                    String name = secret == null ? key.secret() : secret.name();
                    secrets.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(key.key());
                }
            });
        }
        return secrets;
    }
}
