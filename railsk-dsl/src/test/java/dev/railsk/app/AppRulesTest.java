package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.config.Secrets;
import dev.railsk.container.Hook;
import dev.railsk.network.Exposure;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Spread;
import dev.railsk.probe.Probe;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AppRulesTest {

    @Test
    void wantsAnImageAndSomethingToRun() {
        assertThat(facts("shop", app -> {})).containsExactly("the app has no image", "the app runs nothing");
    }

    @Test
    void letsNoPodMigrateAsItStarts() {
        String fact = "web would migrate the database in each of its pods as they start, beside the deploy: given"
                + " \"%s\", the entry point that rails new writes runs db:prepare";

        assertThat(boots(app -> app.web(web -> web.arguments("./bin/thrust", "./bin/rails", "server"))))
                .containsExactly(fact.formatted("./bin/thrust ./bin/rails server"));
        assertThat(boots(app -> app.web(web -> web.arguments("./bin/rails", "server", "-p", "3000"))))
                .containsExactly(fact.formatted("./bin/rails server -p 3000"));
        assertThat(boots(app -> app.web(web -> web.command("./bin/rails", "server"))))
                .isEmpty();
        assertThat(boots(app -> app.web(web -> web.arguments("bundle", "exec", "puma"))))
                .isEmpty();
        assertThat(boots(app -> app.noMigration().web(web -> web.arguments("./bin/rails", "server"))))
                .isEmpty();
    }

    private static List<String> boots(Consumer<AppSpec> definition) {
        return facts("shop", app -> definition.accept(app.image("ghcr.io/acme/shop")));
    }

    @Test
    void wantsReferencesDeclaredAndTheirKeysThere() {
        assertThat(shop(app -> app.secret(Secrets.existing("rails", "KEY"))
                        .config("settings", config -> config.value("LANG", "en"))
                        .env(env -> env.allFromSecret("rials").fromConfig("A", "settings", "LANGUAGE"))))
                .containsExactly(
                        "the app declares no secret \"rials\"", "config \"settings\" has no setting \"LANGUAGE\"");
    }

    @Test
    void saysHowAConfigIsDeclaredThatOthersMade() {
        assertThatThrownBy(() -> RailsApp.define(
                        "shop", app -> app.image("a/b").web(web -> {}).env(env -> env.allFromConfig("platform"))))
                .hasMessageContaining("the app declares no config \"platform\"")
                .hasMessageContaining(
                        "Declare it with config(\"platform\", ..) or config(Configs.existing(\"platform\")).");
    }

    @Test
    void wantsNamesThatKubernetesTakes() {
        assertThat(facts("Shop_1", app -> app.image("a/b").noMigration().worker("w", worker -> worker.objectName("w"))))
                .containsExactly(
                        "the app's name must be a DNS label of at most 63 lower-case letters, digits and dashes, but was \"Shop_1\"");
        assertThat(shop(app -> app.nameSuffix("_x")))
                .containsExactly("a name suffix must have lower-case letters, digits and dashes, but was \"_x\"");
    }

    @Test
    void countsTheSuffixInEveryName() {
        assertThat(shop(app -> app.noMigration().nameSuffix("-" + "x".repeat(60))))
                .first()
                .asString()
                .startsWith("web: the Deployment's name must have at most 63 characters, but \"shop-web-xxx");
    }

    @Test
    void refusesTwoWorkloadsOfOneName() {
        assertThat(shop(app -> app.worker("a", worker -> worker.objectName("shop-web"))))
                .containsExactly("worker a: the workloads \"web\" and \"a\" are both named \"shop-web\"");
    }

    @Test
    void refusesSelectorsThatMatchOtherPods() {
        assertThat(shop(app -> app.worker("a", worker -> worker.identity("app", "a"))
                        .worker("b", worker -> worker.label("app", "a", LabelScope.PODS))))
                .containsExactly("worker a: its selector app=a also matches the pods of worker b");
    }

    @Test
    void refusesToSpreadByALabelThatPodsDoNotHave() {
        assertThat(shop(app -> app.worker("a", worker -> worker.spread(Spread.preferDifferentHosts("app")))))
                .containsExactly(
                        "worker a: its pods are to be kept apart by the label \"app\", which they do not have");
    }

    @Test
    void refusesProbesOfPortsThatThereAreNot() {
        assertThat(shop(app -> app.worker("a", worker -> worker.liveness(Probe.http("/")))
                        .clock("b", clock -> clock.port("probe", 7433)
                                .startup(Probe.tcp().on("http")))))
                .containsExactly(
                        "worker a: the liveness probe asks a port, but there is none",
                        "clock b: the startup probe asks the port \"http\", which there is not");
    }

    @Test
    void refusesAShutdownThatThePauseEatsUp() {
        assertThat(shop(app -> app.worker("a", worker -> worker.preStop(Hook.sleep(Duration.ofSeconds(30)))
                        .gracePeriod(GracePeriod.clusterDefault()))))
                .containsExactly(
                        "worker a: the grace period of 30 s must be longer than the pause before SIGTERM, 30 s,"
                                + " which counts against it");
    }

    @Test
    void refusesADeadlineThatTheStartOutlasts() {
        assertThat(shop(app -> app.worker("a", worker -> worker.startup(Probe.exec("bin/up")
                                .period(Duration.ofSeconds(20))
                                .failureThreshold(31))
                        .progressDeadline(Duration.ofSeconds(620)))))
                .containsExactly(
                        "worker a: the progress deadline of 620 s must be longer than the startup probe waits, 620 s");
    }

    @Test
    void refusesScratchFoldersThatShareWhatTheyMustNot() {
        assertThat(shop(app -> app.addScratch("/tmp", scratch -> scratch.tmpdir("/tmp/x"))))
                .containsExactly(
                        "two scratch folders have the volume \"tmp\"",
                        "two scratch folders have the path /tmp",
                        "two scratch folders hold Ruby's temporary folder",
                        "two containers of a pod are named \"make-tmpdir\"");
    }

    @Test
    void refusesAWorkloadsLabelThatReachesNothing() {
        assertThat(shop(app -> app.worker("w", worker -> worker.label("team", "x", LabelScope.PODS, LabelScope.TASKS))))
                .containsExactly("worker w: label \"team\" reaches nothing by LabelScope.TASKS, which no workload has");
    }

    @Test
    void refusesLabelsAnnotationsAndVariablesThatKubernetesDoesNot() {
        assertThat(shop(app -> app.label("a b", "c d", LabelScope.PODS)
                        .env(env -> env.value("1 A", "x"))
                        .worker("w", worker -> worker.label("team", "x"))))
                .containsExactly(
                        "the key of a label must be a name of at most 63 letters, digits, dashes, underscores and dots,"
                                + " with or without a domain before it, but was \"a b\"",
                        "the value of label \"a b\" must have at most 63 letters, digits, dashes, underscores and dots,"
                                + " but was \"c d\"",
                        "a variable's name must have letters, digits, dashes, underscores and dots, no digit first, but was \"1 A\"",
                        "worker w: label \"team\" says no scope");
        assertThat(facts("shop", app -> app.image("a/b")
                        .web(web ->
                                web.expose(Exposure.alb(alb -> alb.sslRedirect().annotation("a b", "c"))))))
                .contains("web: an SSL redirect needs a listener on HTTPS, but there is none");
    }

    @Test
    void saysWhatThereIsWhenThereIsNothingToRemove() {
        assertThat(shop(app -> app.pullSecrets("one", "two").overlay("x", overlay -> overlay.removePullSecret("on")
                        .removeLabel("team")
                        .removeScratch("/app/tmp")
                        .removeSecret("rails")
                        .env(env -> env.remove("A").removeAllFrom("b"))
                        .web(web -> web.removePort("grpc").removeHost("a.b").removeLabel("c")))))
                .containsExactly(
                        "there is no pull secret \"on\" to remove",
                        "there is no label \"team\" to remove",
                        "there is no scratch \"/app/tmp\" to remove",
                        "there is no secret \"rails\" to remove",
                        "there is no source \"b\" to remove",
                        "web: there is no port \"grpc\" to remove",
                        "web: there is no host \"a.b\" to remove",
                        "web: there is no label \"c\" to remove",
                        "there is no variable \"A\" to remove");
    }

    private static List<String> shop(Consumer<AppSpec> definition) {
        return facts(
                "shop", app -> definition.accept(app.image("ghcr.io/acme/shop").web(web -> {})));
    }

    private static List<String> facts(String name, Consumer<AppSpec> definition) {
        try {
            RailsApp.define(name, definition);
            return List.of();
        } catch (InvalidAppException e) {
            return e.problems().stream().map(Problem::fact).toList();
        }
    }
}
