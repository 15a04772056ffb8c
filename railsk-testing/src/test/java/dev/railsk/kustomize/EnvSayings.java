package dev.railsk.kustomize;

import dev.railsk.config.ContainerResource;
import dev.railsk.config.EnvVarsSpec;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What may be said of an environment. */
final class EnvSayings {

    /** What YAML reads otherwise when nobody quotes it, and what it takes as it is. */
    static final List<String> TEXTS = List.of(
            "en",
            "",
            "yes",
            "1",
            "0x1F",
            "1_000",
            "007",
            "1e3",
            "null",
            "~",
            " a ",
            "a: b",
            "- a",
            "#a",
            "a #b",
            "'a'",
            "\"a\" \\n",
            "a\nb",
            "a\nb: c\n",
            "$$(HOME)/a",
            "überall",
            "{}",
            "2026-11-29",
            "http://a?b=c&d=<e>",
            "a\tb");

    private EnvSayings() {}

    /** @param name what all names begin with */
    static Arbitrary<List<Said<EnvVarsSpec, PlainEnv>>> some(String name, double share) {
        return new Sayings<EnvVarsSpec, PlainEnv>(share)
                .course(Arbitraries.of(TEXTS).map(text -> value(name + "_LANG", text)))
                .course(Arbitraries.integers().between(0, 99).map(number -> value(name + "_LIMIT", "" + number)))
                .oneOf(
                        field(name + "_POD", "metadata.name"),
                        field(name + "_POD", "metadata.labels['app.kubernetes.io/name']"))
                .oneOf(Said.of(
                        "resource(\"" + name + "_MEMORY\", ContainerResource.memoryLimit())",
                        env -> env.resource(name + "_MEMORY", ContainerResource.memoryLimit()),
                        env -> env.from(name + "_MEMORY", "resourceFieldRef", Map.of("resource", "limits.memory"))))
                .oneOf(fromConfig(name + "_PLACE", "settings"), fromConfig(name + "_PLACE", "plain"))
                .oneOf(fromSecret(name + "_KEY", "keys"), fromSecret(name + "_KEY", "vault"))
                .oneOf(
                        allFromConfig("settings", ""),
                        allFromConfig("settings", name + "_X_"),
                        allFromConfig("plain", ""))
                .oneOf(allFromSecret("keys", ""), allFromSecret("vault", name + "_Y_"))
                .some();
    }

    static Said<EnvVarsSpec, PlainEnv> value(String name, String value) {
        return Said.of(
                "value(\"" + name + "\", " + quoted(value) + ")",
                env -> env.value(name, value),
                env -> env.value(name, value));
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static Said<EnvVarsSpec, PlainEnv> field(String name, String path) {
        return Said.of(
                "field(\"" + name + "\", \"" + path + "\")",
                env -> env.field(name, path),
                env -> env.from(name, "fieldRef", Map.of("fieldPath", path)));
    }

    private static Said<EnvVarsSpec, PlainEnv> fromConfig(String name, String config) {
        return Said.<EnvVarsSpec, PlainEnv>of(
                        "fromConfig(\"" + name + "\", \"" + config + "\", \"LANG\")",
                        env -> env.fromConfig(name, config, "LANG"),
                        env -> env.from(name, "configMapKeyRef", Map.of("name", config, "key", "LANG")))
                .where(env -> env.tree().generates("configMapGenerator", config));
    }

    private static Said<EnvVarsSpec, PlainEnv> fromSecret(String name, String secret) {
        return Said.<EnvVarsSpec, PlainEnv>of(
                        "fromSecret(\"" + name + "\", \"" + secret + "\", \"KEY\")",
                        env -> env.fromSecret(name, secret, "KEY"),
                        env -> env.from(name, "secretKeyRef", Map.of("name", secret, "key", "KEY")))
                .where(env -> knows(env, secret));
    }

    private static Said<EnvVarsSpec, PlainEnv> allFromConfig(String config, String prefix) {
        return Said.<EnvVarsSpec, PlainEnv>of(
                        "allFromConfig(\"" + config + "\", \"" + prefix + "\")",
                        env -> env.allFromConfig(config, prefix),
                        env -> env.all("configMapRef", config, prefix))
                .where(env -> env.tree().generates("configMapGenerator", config) && isNew(env, "configMapRef", config));
    }

    private static Said<EnvVarsSpec, PlainEnv> allFromSecret(String secret, String prefix) {
        return Said.<EnvVarsSpec, PlainEnv>of(
                        "allFromSecret(\"" + secret + "\", \"" + prefix + "\")",
                        env -> env.allFromSecret(secret, prefix),
                        env -> env.all("secretRef", secret, prefix))
                .where(env -> knows(env, secret) && isNew(env, "secretRef", secret));
    }

    /** The secret that others make is no object of the tree: everybody may refer to it. */
    private static boolean knows(PlainEnv env, String secret) {
        return secret.equals("vault") || env.tree().generates("secretGenerator", secret);
    }

    private static boolean isNew(PlainEnv env, String source, String name) {
        Map<String, ?> reference = Map.of("name", name);
        return env.tree().appEnv().sources().stream()
                .noneMatch(whole -> reference.equals(((Map<?, ?>) whole).get(source)));
    }
}
