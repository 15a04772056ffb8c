package dev.railsk.kustomize;

import dev.railsk.app.AppSpec;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.config.Secrets;
import dev.railsk.pod.LabelScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What may be said of the whole app, in a base. */
final class AppSayings {

    /** What {@code labels} with selectors reaches. */
    static final LabelScope[] SELECTORS = {
        LabelScope.IDENTITY,
        LabelScope.INGRESS,
        LabelScope.BUDGET,
        LabelScope.CONFIG,
        LabelScope.NAMESPACE,
        LabelScope.TASKS
    };

    /** What {@code labels} with templates reaches, and {@code commonAnnotations}. */
    static final LabelScope[] TEMPLATES = {
        LabelScope.WORKLOAD,
        LabelScope.PODS,
        LabelScope.SERVICE,
        LabelScope.INGRESS,
        LabelScope.BUDGET,
        LabelScope.CONFIG,
        LabelScope.NAMESPACE,
        LabelScope.TASKS
    };

    /** What {@code labels} by itself reaches, where nothing runs by a timetable. */
    static final LabelScope[] METADATA = {
        LabelScope.WORKLOAD,
        LabelScope.SERVICE,
        LabelScope.INGRESS,
        LabelScope.BUDGET,
        LabelScope.CONFIG,
        LabelScope.NAMESPACE
    };

    private static final Arbitrary<Map<String, String>> VALUES = Combinators.combine(
                    Arbitraries.of(EnvSayings.TEXTS).filter(AppSayings::isLiteral),
                    Arbitraries.of("50", "0x10", "true", "a=b").optional())
            .as((language, limit) -> {
                Map<String, String> values = new LinkedHashMap<>();
                values.put("LANG", language);
                limit.ifPresent(text -> values.put("A_LIMIT", text));
                return values;
            });

    private static final String ENV_FILE =
            """
            # What a person writes
            KEY=s3cret=
            QUOTED="a b"

            URL=redis://a:6379/1?x=y#z
            """;

    private AppSayings() {}

    static Arbitrary<List<Said<AppSpec, PlainTree>>> all(double share) {
        return new Sayings<AppSpec, PlainTree>(share)
                .must(namespace(true), namespace(false))
                .course(VALUES.map(values -> config("settings", values, true)))
                .course(VALUES.map(values -> config("plain", values, false)))
                .oneOf(files())
                .oneOf(secret())
                .course(env(share))
                .oneOf(Said.of(
                        "pullSecrets(\"registry\")", app -> app.pullSecrets("registry"), tree -> tree.pullSecrets()
                                .add(Map.of("name", "registry"))))
                .oneOf(
                        label("team", "store", "includeSelectors", SELECTORS),
                        label("team", "store", "commonLabels", SELECTORS),
                        label("team", "store", "includeTemplates", TEMPLATES),
                        label("team", "yes", "", METADATA).where(tree -> !tree.hasCrons()))
                .oneOf(Said.of(
                        "annotation(\"example.dev/docs\", \"https://a/#b\", ..)",
                        app -> app.annotation("example.dev/docs", "https://a/#b", TEMPLATES),
                        tree -> tree.kustomization().part("commonAnnotations").set("example.dev/docs", "https://a/#b")))
                .oneOf(affix("namePrefix", "my-"))
                .oneOf(affix("nameSuffix", "-2"))
                .some();
    }

    /** Kustomize takes quotes away that stand around the whole. */
    static boolean isLiteral(String text) {
        return !text.startsWith("'") && !text.startsWith("\"");
    }

    private static Said<AppSpec, PlainTree> namespace(boolean isManaged) {
        return Said.of(
                isManaged ? "namespace(\"store\")" : "existingNamespace(\"store\")",
                app -> {
                    if (isManaged) {
                        app.namespace("store");
                    } else {
                        app.existingNamespace("store");
                    }
                },
                tree -> {
                    tree.kustomization().set("namespace", "store");
                    if (isManaged) {
                        tree.add(PlainObject.of("v1", "Namespace", "store"));
                    }
                });
    }

    private static Said<AppSpec, PlainTree> config(String name, Map<String, String> values, boolean isHashed) {
        List<String> literals = new ArrayList<>();
        values.forEach((key, value) -> literals.add(key + "=" + value));
        return Said.of(
                "config(\"" + name + "\", c -> c" + written(values) + (isHashed ? "" : ".rollout(NONE)") + ")",
                app -> app.config(name, config -> {
                    values.forEach(config::value);
                    config.rollout(isHashed ? ConfigRollout.HASHED_NAME : ConfigRollout.NONE);
                }),
                tree -> {
                    PlainObject generator =
                            PlainObject.empty().set("name", name).set("literals", literals);
                    if (!isHashed) {
                        generator.part("options").set("disableNameSuffixHash", true);
                    }
                    tree.kustomization().list("configMapGenerator").add(generator.fields());
                });
    }

    static String written(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(".value(\"")
                .append(key)
                .append("\", ")
                .append(EnvSayings.quoted(value))
                .append(')'));
        return text.toString();
    }

    private static Said<AppSpec, PlainTree> files() {
        String content = "listen 80;\n# \"a\"\n";
        return Said.of(
                "files(\"proxy\", f -> f.text(\"proxy.conf\", ..))",
                app -> app.files("proxy", files -> files.text("proxy.conf", content)),
                tree -> {
                    tree.text("proxy.conf", content);
                    tree.kustomization()
                            .list("configMapGenerator")
                            .add(PlainObject.empty()
                                    .set("name", "proxy")
                                    .set("files", List.of("proxy.conf"))
                                    .fields());
                });
    }

    private static Said<AppSpec, PlainTree> secret() {
        return Said.of(
                "secret(Secrets.plainText(\"keys\", s -> s.envFile(..)))",
                app -> app.secret(
                        Secrets.plainText("keys", s -> s.envFile(EnvFile.text(EnvDialect.KUSTOMIZE, ENV_FILE)))),
                tree -> {
                    tree.text("keys.env", ENV_FILE);
                    tree.kustomization()
                            .list("secretGenerator")
                            .add(PlainObject.empty()
                                    .set("name", "keys")
                                    .set("envs", List.of("keys.env"))
                                    .fields());
                });
    }

    private static Arbitrary<Said<AppSpec, PlainTree>> env(double share) {
        return EnvSayings.some("APP", share).map(entries -> {
            List<Said<EnvVarsSpec, PlainEnv>> written = new ArrayList<>();
            return Said.of("env(e -> e" + Said.text(entries) + ")", app -> app.env(Said.words(written)), tree -> {
                written.clear();
                written.addAll(Said.write(entries, tree.appEnv()));
            });
        });
    }

    private static Said<AppSpec, PlainTree> label(String key, String value, String how, LabelScope... scopes) {
        return Said.of(
                "label(\"" + key + "\", \"" + value + "\", " + how + ")",
                app -> app.label(key, value, scopes),
                tree -> label(tree.kustomization(), key, value, how));
    }

    /** Write a label into a kustomization. */
    static void label(PlainObject kustomization, String key, String value, String how) {
        if (how.equals("commonLabels")) {
            kustomization.part(how).set(key, value);
            return;
        }
        PlainObject label = PlainObject.empty();
        label.part("pairs").set(key, value);
        if (!how.isEmpty()) {
            label.set(how, true);
        }
        kustomization.list("labels").add(label.fields());
    }

    private static Said<AppSpec, PlainTree> affix(String word, String text) {
        return Said.of(
                word + "(\"" + text + "\")",
                app -> {
                    if (word.equals("namePrefix")) {
                        app.namePrefix(text);
                    } else {
                        app.nameSuffix(text);
                    }
                },
                tree -> tree.kustomization().set(word, text));
    }
}
