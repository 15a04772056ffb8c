package dev.railsk.deploy;

import static dev.railsk.deploy.FieldRule.added;
import static dev.railsk.deploy.FieldRule.key;
import static dev.railsk.deploy.FieldRule.replaced;
import static dev.railsk.deploy.FieldRules.LONG;
import static dev.railsk.deploy.FieldRules.MAIN;
import static dev.railsk.deploy.FieldRules.POD;
import static dev.railsk.deploy.FieldRules.WEB;

import dev.railsk.config.Secrets;
import dev.railsk.pod.LabelScope;
import dev.railsk.quantity.Memory;
import dev.railsk.volume.Claim;
import java.util.List;
import java.util.Map;

/** Fields that hold names. */
final class NameRules {

    /** Keys of labels and annotations. */
    private static final Object[] KEYS = {
        "a", "A.b_c-1", "", "-a", "a-", "a b", "example.com/a", "Example.com/a", "/a", "a/", "a/b/c", LONG, LONG + "a"
    };

    static final List<FieldRule> NAMES = List.of(
            added(
                            "port name",
                            MAIN + "/ports/-",
                            value -> Map.of("name", value, "containerPort", 4000),
                            (app, value) -> app.web(web -> web.addPort((String) value, 4000)),
                            "metrics",
                            "a-b",
                            "METRICS",
                            "a--b",
                            "-a",
                            "a-",
                            "1",
                            "1a",
                            "a_b",
                            "",
                            "abcdefghijklmno",
                            "abcdefghijklmnop")
                    // A port without a name is nobody's target.
                    .refusing(""),
            added(
                            "environment variable",
                            MAIN + "/env/-",
                            value -> Map.of("name", value, "value", "x"),
                            (app, value) -> app.env(env -> env.value((String) value, "x")),
                            "A",
                            "a",
                            "A_1",
                            "A.B",
                            "A-B",
                            "1A",
                            "A B",
                            "A=B",
                            "",
                            "Ä",
                            "A\nB",
                            "a".repeat(300))
                    // A shell cannot read these, and Ruby's ENV has them under names that nobody writes.
                    .refusing("1A", "A B"),
            key(
                    "label key",
                    WEB + " /spec/template/metadata/labels",
                    (app, value) -> app.label((String) value, "x", LabelScope.PODS),
                    KEYS),
            key(
                            "annotation key",
                            WEB + " /spec/template/metadata/annotations",
                            (app, value) -> app.annotation((String) value, "x", LabelScope.PODS),
                            KEYS)
                    // Domains are written in lower case everywhere else.
                    .refusing("Example.com/a"),
            replaced(
                    "secret of a variable",
                    MAIN + "/env/1/valueFrom/secretKeyRef/name",
                    (app, value) -> app.addSecret(Secrets.existing((String) value, "KEY"))
                            .env(env -> env.fromSecret("THIRD", (String) value, "KEY")),
                    "other",
                    "a.b",
                    "A",
                    "a_b",
                    "-a",
                    "",
                    LONG + "a"),
            replaced(
                    "key of a secret",
                    MAIN + "/env/1/valueFrom/secretKeyRef/key",
                    (app, value) -> app.env(env -> env.fromSecret("THIRD", "known", (String) value)),
                    "KEY",
                    "a.b-c_d",
                    "a b",
                    "a/b",
                    "",
                    "..",
                    "..a",
                    "a".repeat(253),
                    "a".repeat(254)),
            replaced(
                            "pull secret",
                            POD + "/imagePullSecrets/0/name",
                            (app, value) -> app.pullSecrets((String) value),
                            "pull",
                            "a.b",
                            "A",
                            "a_b",
                            "-a",
                            "")
                    // The server takes any text there, and nothing is ever pulled with it.
                    .refusing("A", "a_b", "-a", ""),
            replaced(
                    "container",
                    MAIN + "/name",
                    (app, value) -> app.web(web -> web.container((String) value)),
                    "a",
                    "a-b",
                    "A",
                    "a_b",
                    "a.b",
                    "-a",
                    "1",
                    "",
                    LONG,
                    LONG + "a"),
            replaced(
                    "claim",
                    "StatefulSet parts-store /spec/volumeClaimTemplates/0/spec/storageClassName",
                    (app, value) -> app.accessory(
                            "store",
                            store -> store.volume(
                                    "data",
                                    "/data",
                                    Claim.of(Memory.mebibytes(1)).storageClass((String) value))),
                    "fast",
                    "a.b",
                    "A",
                    "a_b",
                    "-a"));

    private NameRules() {}
}
