package dev.railsk.render.internal;

import dev.railsk.config.ConfigRollout;
import dev.railsk.config.EnvSource;
import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
import dev.railsk.manifest.internal.KustomizeHash;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the secrets of one render are called, and the checksums of those whose change restarts pods by an annotation. */
final class RenderedSecrets {

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> checksums = new LinkedHashMap<>();

    RenderedSecrets(AppParts parts, Names objectNames) {
        for (Secrets secret : parts.secrets().values()) {
            String name = objectNames.secret(secret);
            if (secret instanceof PlainTextSecret own) {
                boolean hashed = own.rollout() == ConfigRollout.HASHED_NAME;
                names.put(own.name(), hashed ? name + "-" + KustomizeHash.ofSecret(own.type(), own.data()) : name);
                if (own.rollout() == ConfigRollout.CHECKSUM_ANNOTATION) {
                    // Keyed by where it is, so that equal contents of two secrets do not show.
                    String key = parts.namespace().name() + "/" + name;
                    checksums.put(own.name(), KustomizeHash.ofSecretKeyed(key, own.type(), own.data()));
                }
            } else {
                names.put(secret.name(), name);
            }
        }
    }

    /** The name of a secret in the cluster; one that the app does not declare, such as for pulling images, has its own. */
    String name(String secret) {
        return names.getOrDefault(secret, secret);
    }

    /** The annotations by which pods with this environment follow its secrets. */
    Map<String, String> annotations(EnvVars env) {
        return checksums.isEmpty() ? Map.of() : annotations(used(env));
    }

    /** The annotations by which pods follow these secrets, however they use them. */
    Map<String, String> annotations(Set<String> secrets) {
        Map<String, String> annotations = new LinkedHashMap<>();
        for (Map.Entry<String, String> checksum : checksums.entrySet()) {
            if (secrets.contains(checksum.getKey())) {
                annotations.put("checksum/secret-" + checksum.getKey(), checksum.getValue());
            }
        }
        return annotations;
    }

    private static Set<String> used(EnvVars env) {
        Set<String> used = new HashSet<>();
        for (EnvSource source : env.sources()) {
            if (source instanceof EnvSource.AllOfSecret all) {
                used.add(all.name());
            }
        }
        for (EnvValue value : env.values().values()) {
            if (value instanceof EnvValue.FromSecret one) {
                used.add(one.secret());
            }
        }
        return used;
    }
}
