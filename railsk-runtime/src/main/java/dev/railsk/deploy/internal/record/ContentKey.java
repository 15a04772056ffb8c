package dev.railsk.deploy.internal.record;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.ReleaseRecordException;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes what a record has in the place of a Secret's content: the same for the same content, and nothing that its value could be tried
 * out against. So the key is not in the record, but in a Secret: who may read that may read the values too.
 */
final class ContentKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String FIELD = "key";
    private static final int BYTES = 32;
    private static final int CONFLICT = 409;

    private final byte[] key;

    private ContentKey(byte[] key) {
        this.key = key;
    }

    /** Where the key of an environment is. */
    static ObjectRef ref(Environment environment) {
        return new ObjectRef(
                ObjectKind.SECRET,
                environment.namespace(),
                "railsk-" + environment.appName() + "-" + environment.name());
    }

    /** The key that is there; empty when there is none that could be used. */
    static Optional<ContentKey> read(Cluster cluster, Environment environment) {
        return cluster.get(ref(environment)).flatMap(found -> of(found.content()));
    }

    /** The key that is there, made where there is none. */
    static ContentKey ensure(Cluster cluster, Environment environment, SecretMask mask) {
        Optional<LiveObject> found = cluster.get(ref(environment));
        if (found.isEmpty()) {
            found = make(cluster, environment);
        }
        Tree secret = found.map(LiveObject::content).orElse(Tree.absent());
        mask.learn(secret);
        return of(secret).orElseThrow(() -> unusable(environment));
    }

    private static Optional<LiveObject> make(Cluster cluster, Environment environment) {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Map<String, Object> secret = new LinkedHashMap<>();
        secret.put("apiVersion", "v1");
        secret.put("kind", "Secret");
        secret.put(
                "metadata",
                Map.of(
                        "name", ref(environment).name(),
                        "namespace", environment.namespace(),
                        "labels", RecordLabels.of(environment, "key")));
        secret.put("type", "Opaque");
        secret.put("data", Map.of(FIELD, Base64.getEncoder().encodeToString(fresh)));
        try {
            return Optional.of(cluster.create(Manifest.of(Tree.of(secret)), WriteOptions.write()));
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != CONFLICT) {
                throw refusal;
            }
            return cluster.get(ref(environment));
        }
    }

    private static ReleaseRecordException unusable(Environment environment) {
        return new ReleaseRecordException(new Finding(
                "release-key",
                ref(environment) + " has no key \"" + FIELD + "\" that records of releases could use",
                "namespace " + environment.namespace(),
                "Delete it: the next deploy makes another one, and older releases with a Secret of the definition cannot"
                        + " be rolled back to."));
    }

    private static Optional<ContentKey> of(Tree secret) {
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(secret.at("data", FIELD).text().orElse(""));
            return bytes.length == 0 ? Optional.empty() : Optional.of(new ContentKey(bytes));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** What stands for the content of this Secret. */
    String hash(Tree secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] hash = mac.doFinal(content(secret).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    // All but the metadata, its fields and keys in order.
    private static String content(Tree secret) {
        Map<String, Object> parts = new TreeMap<>();
        secret.entries().forEach((name, part) -> {
            if (!name.equals("metadata")) {
                parts.put(name, sorted(part));
            }
        });
        return Tree.of(parts).toJsonLine();
    }

    private static Object sorted(Tree part) {
        Map<String, Object> sorted = new TreeMap<>();
        part.entries().forEach((key, value) -> sorted.put(key, String.valueOf(value.value())));
        return sorted.isEmpty() ? String.valueOf(part.value()) : sorted;
    }
}
