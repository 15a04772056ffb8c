package dev.railsk.kustomize;

import dev.railsk.app.OverlaySpec;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.pod.LabelScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What an overlay may say of the whole app. */
final class OverlaySayings {

    private OverlaySayings() {}

    static Arbitrary<List<Said<OverlaySpec, PlainOverlay>>> all(String name, double share) {
        Sayings<OverlaySpec, PlainOverlay> all = new Sayings<>(share);
        // Environments that meet in one namespace are refused; the first may have that of the base.
        if (name.equals("staging")) {
            all.oneOf(namespace(name));
        } else {
            all.must(namespace(name));
        }
        return all.oneOf(affix("namePrefix", "stg-", "my-", "stg-my-"), affix("namePrefix", "stg-", "", "stg-"))
                .oneOf(affix("nameSuffix", "-stg", "-2", "-2-stg"), affix("nameSuffix", "-stg", "", "-stg"))
                .oneOf(
                        label("includeSelectors", AppSayings.SELECTORS),
                        label("commonLabels", AppSayings.SELECTORS),
                        label("includeTemplates", AppSayings.TEMPLATES),
                        label("", AppSayings.METADATA)
                                .where(overlay -> !overlay.tree().hasCrons()))
                .oneOf(Said.of(
                        "annotation(\"example.dev/where\", \"~\", ..)",
                        overlay -> overlay.annotation("example.dev/where", "~", AppSayings.TEMPLATES),
                        overlay -> overlay.kustomization()
                                .part("commonAnnotations")
                                .set("example.dev/where", "~")))
                .course(Arbitraries.of(EnvSayings.TEXTS)
                        .filter(AppSayings::isLiteral)
                        .flatMap(text -> Arbitraries.of(
                                config("settings", text, "merge"),
                                config("settings", text, "replace"),
                                config("plain", text, "merge"),
                                config("plain", text, "replace"))))
                .oneOf(secret())
                .course(Arbitraries.of(EnvSayings.TEXTS).map(OverlaySayings::env))
                .some();
    }

    private static Said<OverlaySpec, PlainOverlay> namespace(String name) {
        return Said.of("namespace(\"store-" + name + "\")", overlay -> {}, overlay -> overlay.kustomization()
                .set("namespace", "store-" + name));
    }

    private static Said<OverlaySpec, PlainOverlay> affix(String word, String own, String base, String whole) {
        return Said.<OverlaySpec, PlainOverlay>of(
                        word + "(\"" + whole + "\")",
                        overlay -> {
                            if (word.equals("namePrefix")) {
                                overlay.namePrefix(whole);
                            } else {
                                overlay.nameSuffix(whole);
                            }
                        },
                        overlay -> overlay.kustomization().set(word, own))
                .where(overlay ->
                        base.equals(overlay.tree().kustomization().fields().getOrDefault(word, "")));
    }

    private static Said<OverlaySpec, PlainOverlay> label(String how, LabelScope... scopes) {
        return Said.of(
                "label(\"environment\", \"stg\", " + how + ")",
                overlay -> overlay.label("environment", "stg", scopes),
                overlay -> AppSayings.label(overlay.kustomization(), "environment", "stg", how));
    }

    private static Said<OverlaySpec, PlainOverlay> config(String name, String language, String behavior) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("LANG", language);
        values.put("MORE", "<&>");
        boolean isReplacing = behavior.equals("replace");
        return Said.<OverlaySpec, PlainOverlay>of(
                        "config(\"" + name + "\", c -> c" + (isReplacing ? ".noValues()" : "")
                                + AppSayings.written(values) + ")",
                        overlay -> overlay.config(name, config -> {
                            if (isReplacing) {
                                config.noValues();
                            }
                            values.forEach(config::value);
                        }),
                        overlay -> {
                            List<String> literals = new ArrayList<>();
                            values.forEach((key, value) -> literals.add(key + "=" + value));
                            PlainObject generator = PlainObject.empty()
                                    .set("name", name)
                                    .set("behavior", behavior)
                                    .set("literals", literals);
                            if (name.equals("plain")) {
                                generator.part("options").set("disableNameSuffixHash", true);
                            }
                            overlay.kustomization().list("configMapGenerator").add(generator.fields());
                        })
                .where(overlay -> overlay.tree().generates("configMapGenerator", name));
    }

    private static Said<OverlaySpec, PlainOverlay> secret() {
        String file = "KEY=other\nMORE='x'\n";
        return Said.<OverlaySpec, PlainOverlay>of(
                        "plainTextSecret(\"keys\", s -> s.addEnvFile(..))",
                        overlay -> overlay.plainTextSecret(
                                "keys", s -> s.addEnvFile(EnvFile.text(EnvDialect.KUSTOMIZE, file))),
                        overlay -> {
                            overlay.text("more.env", file);
                            overlay.kustomization()
                                    .list("secretGenerator")
                                    .add(PlainObject.empty()
                                            .set("name", "keys")
                                            .set("behavior", "merge")
                                            .set("envs", List.of("more.env"))
                                            .fields());
                        })
                .where(overlay -> overlay.tree().generates("secretGenerator", "keys"));
    }

    /** A further variable of the app stands behind those of the app, before those of a workload. */
    private static Said<OverlaySpec, PlainOverlay> env(String value) {
        return Said.of(
                "env(e -> e.value(\"APP_NEW\", " + EnvSayings.quoted(value) + "))",
                overlay -> overlay.env(env -> env.value("APP_NEW", value)),
                overlay -> {
                    Map<String, Object> variable = new LinkedHashMap<>(Map.of("name", "APP_NEW", "value", value));
                    for (PlainPods pods : overlay.pods().values()) {
                        addVariable(overlay, pods, "containers", variable);
                        addVariable(overlay, pods, "initContainers", variable);
                    }
                });
    }

    private static void addVariable(PlainOverlay overlay, PlainPods pods, String list, Map<String, Object> variable) {
        List<PlainObject> containers = pods.containers(list);
        for (int at = 0; at < containers.size(); at++) {
            PlainObject container = containers.get(at);
            if (!container.text("image").equals("shop")) {
                continue;
            }
            List<Object> variables = overlay.variables(pods, container, list + "/" + at);
            int place = overlay.tree().appEnv().variables().size();
            String path = pods.pointer() + "/" + list + "/" + at + "/env";
            overlay.json(
                    pods.object(),
                    List.of(
                            variables.isEmpty()
                                    ? PlainOverlay.operation("add", path, List.of(variable))
                                    : PlainOverlay.operation("add", path + "/" + place, variable)));
            variables.add(place, variable);
        }
    }
}
