package dev.railsk.deploy;

import static dev.railsk.deploy.FieldRule.added;
import static dev.railsk.deploy.FieldRule.replaced;
import static dev.railsk.deploy.FieldRules.LONG;
import static dev.railsk.deploy.FieldRules.MAIN;
import static dev.railsk.deploy.FieldRules.POD;
import static dev.railsk.deploy.FieldRules.WEB;

import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import java.util.List;
import java.util.Map;

/** Fields that hold text with a grammar. */
final class TextRules {

    static final List<FieldRule> TEXTS = List.of(
            replaced(
                            "host",
                            "Ingress parts-web /spec/rules/0/host",
                            (app, value) -> app.web(web -> web.host((String) value)),
                            "shop.example",
                            "*.shop.example",
                            "SHOP.example",
                            "a_b.example",
                            "-a.example",
                            "shop.example.",
                            "shop..example",
                            "1.2.3.4",
                            "shop",
                            "*",
                            "a b",
                            "*.*.example",
                            LONG + ".example",
                            LONG + "a.example")
                    // No name server knows a longer label.
                    .refusing(LONG + "a.example"),
            replaced(
                            "image",
                            MAIN + "/image",
                            (app, value) -> app.web(web -> web.image((String) value)),
                            "a",
                            "a:b",
                            "A/b",
                            "a b",
                            " a",
                            "",
                            "a@sha256:" + "0".repeat(64),
                            "a@sha256:0")
                    // The server takes any text, and the kubelet says InvalidImageName.
                    .refusing("A/b", "a b", " a", "a@sha256:0"),
            replaced(
                    "surge",
                    WEB + " /spec/strategy/rollingUpdate/maxSurge",
                    (app, value) -> app.web(web -> web.strategy(UpdateStrategy.rolling((String) value, "1"))),
                    "25%",
                    "100%",
                    "0%",
                    "101%",
                    "-1%",
                    "a",
                    "",
                    "1.5%",
                    "150%"),
            replaced(
                            "schedule",
                            "CronJob parts-tick /spec/schedule",
                            (app, value) -> app.cron("tick", tick -> tick.at((String) value)),
                            "* * * * *",
                            "*/5 1-3,7 * jan mon-fri",
                            "@daily",
                            "@every 1h",
                            "@reboot",
                            "60 * * * *",
                            "* * * *",
                            "* * * * * *",
                            "0 0 31 2 *",
                            "0 0 * * 7",
                            "",
                            "TZ=UTC * * * * *",
                            "? ? ? ? ?",
                            "5-1 * * * *",
                            "*/0 * * * *",
                            "1/2 * * * *")
                    // It is not of Kubernetes' documentation, and drifts with each start of the controller.
                    .refusing("@every 1h"),
            replaced(
                            "path of a probe",
                            MAIN + "/readinessProbe/httpGet/path",
                            (app, value) -> app.web(web -> web.readiness(Probe.http((String) value))),
                            "/",
                            "/up?a=b",
                            "up",
                            "",
                            "/a b")
                    // A kubelet asks for something else than what is written.
                    .refusing("up", "/a b", ""),
            added(
                    "folder of a volume",
                    POD + "/volumes/-",
                    value -> Map.of("name", value, "emptyDir", Map.of()),
                    (app, value) -> app.addScratch("/x", scratch -> scratch.volume((String) value)),
                    "a",
                    "a-b",
                    "A",
                    "a_b",
                    "a.b",
                    "-a",
                    "",
                    LONG,
                    LONG + "a"));

    private TextRules() {}
}
