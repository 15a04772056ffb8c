package dev.railsk.render.internal;

import dev.railsk.config.ConfigRollout;
import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.Secrets;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
import dev.railsk.manifest.internal.KustomizeHash;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the secrets of one render are called, and the checksums of those whose change restarts pods by an annotation. */
final class RenderedSecrets {

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> checksums = new LinkedHashMap<>();

    RenderedSecrets(AppParts parts, Names objectNames) {
        for (Secrets secret : parts.secrets().values()) {
            String name = objectNames.secret(secret);
            if (secret instanceof Secrets.Existing) {
                names.put(secret.name(), name);
            } else if (secret instanceof PlainTextSecret own) {
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

    /** The checksums of those whose change restarts pods by an annotation, by name. */
    Map<String, String> checksums() {
        return checksums;
    }
}
