package dev.railsk.testing.cluster;

import dev.railsk.app.Environment;
import dev.railsk.config.EnvValue.FromSecret;
import dev.railsk.config.EnvVars;
import dev.railsk.config.FetchedSecret;
import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
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
        Names names = Names.of(parts);
        parts.pods().pullSecrets().forEach(name -> {
            Secrets secret = parts.secrets().get(name);
            secrets.put(secret == null ? name : names.secret(secret), new LinkedHashSet<>(Set.of(".dockerconfigjson")));
        });
        parts.secrets().values().stream()
                .filter(secret -> !isOfTheSet(secret))
                .forEach(secret -> secrets.computeIfAbsent(names.secret(secret), any -> new LinkedHashSet<>())
                        .addAll(secret.requiredKeys()));
        for (EnvVars env : parts.environments()) {
            env.values().values().forEach(value -> {
                if (value instanceof FromSecret key && !key.isOptional()) {
                    Secrets secret = parts.secrets().get(key.secret());
                    if (secret == null || !isOfTheSet(secret)) {
                        String name = secret == null ? key.secret() : names.secret(secret);
                        secrets.computeIfAbsent(name, any -> new LinkedHashSet<>())
                                .add(key.key());
                    }
                }
            });
        }
        return secrets;
    }

    private static boolean isOfTheSet(Secrets secret) {
        return secret instanceof PlainTextSecret || secret instanceof FetchedSecret;
    }
}
