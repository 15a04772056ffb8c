package dev.railsk.deploy;

import static dev.railsk.deploy.FieldRule.replaced;
import static dev.railsk.deploy.FieldRules.LONG;
import static dev.railsk.deploy.FieldRules.MAIN;
import static dev.railsk.deploy.FieldRules.POD;
import static dev.railsk.deploy.FieldRules.WEB;

import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import java.time.Duration;
import java.util.List;

/** Fields that hold numbers, and what is counted. */
final class NumberRules {

    private static final String TICK = "CronJob parts-tick /spec";

    static final List<FieldRule> NUMBERS = List.of(
            replaced(
                            "replicas",
                            WEB + " /spec/replicas",
                            (app, value) -> app.web(web -> web.replicas(number(value))),
                            -1,
                            0,
                            1,
                            50_000)
                    // Zero pods of a web process that is asked for is a mistake far more often than a wish.
                    .refusing(0),
            replaced(
                    "grace period",
                    POD + "/terminationGracePeriodSeconds",
                    (app, value) -> app.web(web -> web.gracePeriod(GracePeriod.of(Duration.ofSeconds(number(value))))),
                    -1,
                    0,
                    30,
                    3600),
            replaced(
                    "revision history",
                    WEB + " /spec/revisionHistoryLimit",
                    (app, value) -> app.web(web -> web.revisionHistory(number(value))),
                    -1,
                    0,
                    1,
                    100),
            replaced(
                    "port",
                    MAIN + "/ports/0/containerPort",
                    (app, value) -> app.web(web -> web.port("http", number(value))),
                    -1,
                    0,
                    1,
                    65535,
                    65536),
            replaced(
                    "service port",
                    "Service parts-web /spec/ports/0/port",
                    (app, value) -> app.web(web -> web.service(service -> service.port(number(value)))),
                    -1,
                    0,
                    1,
                    65535,
                    65536),
            replaced(
                    "probe period",
                    MAIN + "/readinessProbe/periodSeconds",
                    (app, value) ->
                            app.web(web -> web.readiness(Probe.http("/up").period(Duration.ofSeconds(number(value))))),
                    -1,
                    1,
                    600),
            replaced(
                    "probe threshold",
                    MAIN + "/readinessProbe/failureThreshold",
                    (app, value) ->
                            app.web(web -> web.readiness(Probe.http("/up").failureThreshold(number(value)))),
                    -1,
                    1,
                    600),
            replaced(
                    "job deadline",
                    "CronJob parts-tick /spec/jobTemplate/spec/activeDeadlineSeconds",
                    (app, value) -> app.cron("tick", tick -> tick.deadline(Duration.ofSeconds(number(value)))),
                    -1,
                    1,
                    86400),
            replaced(
                    "tries",
                    TICK + "/jobTemplate/spec/backoffLimit",
                    (app, value) -> app.cron("tick", tick -> tick.tries(number(value) + 1)),
                    -1,
                    0,
                    5,
                    99),
            replaced(
                            "time to keep a job",
                            TICK + "/jobTemplate/spec/ttlSecondsAfterFinished",
                            (app, value) -> app.cron("tick", tick -> tick.keepFor(Duration.ofSeconds(number(value)))),
                            -1,
                            0,
                            60,
                            86400)
                    // Nobody could read from the Job how it has ended.
                    .refusing(0),
            replaced(
                            "time to start within",
                            TICK + "/startingDeadlineSeconds",
                            (app, value) ->
                                    app.cron("tick", tick -> tick.startWithin(Duration.ofSeconds(number(value)))),
                            -1,
                            9,
                            10,
                            3600)
                    // The controller looks every ten seconds, and might never start it.
                    .refusing(9),
            replaced(
                    "history of well ended jobs",
                    TICK + "/successfulJobsHistoryLimit",
                    (app, value) -> app.cron("tick", tick -> tick.history(number(value), 1)),
                    -1,
                    0,
                    3,
                    1000),
            replaced(
                    "history of badly ended jobs",
                    TICK + "/failedJobsHistoryLimit",
                    (app, value) -> app.cron("tick", tick -> tick.history(3, number(value))),
                    -1,
                    0,
                    3,
                    1000));

    static final List<FieldRule> COUNTS = List.of(
            replaced(
                    "unavailable pods",
                    WEB + " /spec/strategy/rollingUpdate/maxUnavailable",
                    (app, value) -> app.web(web -> web.strategy(UpdateStrategy.rolling("1", (String) value))),
                    "25%",
                    "100%",
                    "0%",
                    "101%",
                    "-1%",
                    "a",
                    ""),
            replaced(
                            "disruption",
                            "PodDisruptionBudget parts-web-pdb /spec/minAvailable",
                            (app, value) -> app.web(web -> web.disruption(Disruption.minAvailable(number(value)))),
                            -1,
                            0,
                            1,
                            Integer.MAX_VALUE)
                    // No drain could ever take one of the two pods.
                    .refusing(Integer.MAX_VALUE),
            replaced(
                    "share of a disruption",
                    "PodDisruptionBudget parts-web-pdb /spec/minAvailable",
                    (app, value) -> app.web(web -> web.disruption(
                            Disruption.minAvailable((String) value).blockingDrains())),
                    "0%",
                    "50%",
                    "100%",
                    "101%",
                    "-1%",
                    "a%",
                    ""),
            replaced(
                    "minimum of ready seconds",
                    WEB + " /spec/minReadySeconds",
                    (app, value) -> app.web(web -> web.minReady(Duration.ofSeconds(number(value)))),
                    -1,
                    0,
                    30,
                    3599,
                    3600),
            replaced(
                    "first delay of a probe",
                    MAIN + "/readinessProbe/initialDelaySeconds",
                    (app, value) -> app.web(
                            web -> web.readiness(Probe.http("/up").initialDelay(Duration.ofSeconds(number(value))))),
                    -1,
                    1,
                    3600),
            replaced(
                            "patience of a probe",
                            MAIN + "/readinessProbe/timeoutSeconds",
                            (app, value) -> app.web(
                                    web -> web.readiness(Probe.http("/up").timeout(Duration.ofSeconds(number(value))))),
                            -1,
                            0,
                            2,
                            30)
                    // It would become one second, without a word.
                    .refusing(0),
            replaced(
                    "label value",
                    WEB + " /spec/template/metadata/labels/team",
                    (app, value) -> app.label("team", (String) value, LabelScope.PODS),
                    "b",
                    "A.b_c-1",
                    "",
                    "-a",
                    "a-",
                    "a b",
                    "a/b",
                    "ä",
                    LONG,
                    LONG + "a"),
            replaced(
                    "annotation value",
                    WEB + " /spec/template/metadata/annotations/note",
                    (app, value) -> app.annotation("note", (String) value, LabelScope.PODS),
                    "",
                    "any text: \u00e4\n\ttoo",
                    "b"),
            replaced(
                            "value of a variable",
                            MAIN + "/env/0/value",
                            (app, value) -> app.env(env -> env.value("FIRST", (String) value)),
                            "",
                            "a\nb",
                            "\u00e4",
                            "$(HOME)")
                    // It would stay as it is written, where a value is expected.
                    .refusing("$(HOME)"));

    private NumberRules() {}

    private static int number(Object value) {
        return (Integer) value;
    }
}
