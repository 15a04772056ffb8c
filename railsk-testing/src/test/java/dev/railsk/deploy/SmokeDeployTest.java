package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.HttpAnswer;
import dev.railsk.cluster.HttpVisit;
import dev.railsk.deploy.SmokeRun.State;
import dev.railsk.deploy.html.HtmlReport;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import dev.railsk.smoke.SmokeCheck;
import dev.railsk.task.When;
import dev.railsk.testing.cluster.FakeCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a deploy does with smoke checks, on the fake. */
class SmokeDeployTest {

    private static final String ADDRESS = "https://shop.example/up";

    private final ShopDeploy shop = new ShopDeploy(
            app -> app.smoke("up", up -> up.get("/up").text("ok").tries(3).pause(Duration.ofSeconds(5))));

    SmokeDeployTest() {
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
    }

    @Test
    void asksOnceTheMigrationIsDone() {
        DeployReport report = shop.deploy();

        assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(report.steps().stream().map(step -> step.step().label()))
                .endsWith("await", "migrate (after)", "smoke");
        assertThat(report.smokes()).containsExactly(new SmokeRun("up", ADDRESS, State.PASSED, 1, Optional.empty()));
        assertThat(shop.events(DeployEvent.SmokeAnswered.class))
                .extracting(DeployEvent.SmokeAnswered::answer)
                .containsExactly("answered 200");
    }

    @Test
    void asksAsLongAsTheAnswerIsAnother() {
        List<HttpVisit> visits = new ArrayList<>();
        shop.cluster.smoke("up", visit -> {
            visits.add(visit);
            return visits.size() < 3 ? HttpAnswer.of(503, "no server") : HttpAnswer.of(200, "it is ok");
        });

        DeployReport report = shop.deploy();

        assertThat(report.smokes()).extracting(SmokeRun::state).containsExactly(State.PASSED);
        assertThat(report.smokes()).extracting(SmokeRun::tries).containsExactly(3);
        assertThat(stepOf(report).took()).isEqualTo(Duration.ofSeconds(10));
        assertThat(visits).extracting(HttpVisit::address).containsOnly(ADDRESS);
        assertThat(visits).extracting(HttpVisit::timeout).containsOnly(Duration.ofSeconds(10));
        assertThat(shop.events(DeployEvent.SmokeAnswered.class))
                .extracting(DeployEvent.SmokeAnswered::answer)
                .containsExactly("answered 503, and not 200", "answered 200");
    }

    @Test
    void failsWithWhatWasAnsweredAndTheLineThatAsks() {
        shop.cluster.smoke("up", visit -> HttpAnswer.of(503, "\n<h1>503</h1>\n  no available server\n"));

        SmokeFailedException end = catchThrowableOfType(SmokeFailedException.class, shop::deploy);

        assertThat(end.report().outcome()).isEqualTo(DeployReport.Outcome.SMOKE_FAILED);
        assertThat(end.report().smokes()).extracting(SmokeRun::state).containsExactly(State.FAILED);
        Cause cause = end.causes().get(0);
        assertThat(cause.rule()).isEqualTo(Rule.SMOKE_FAILED);
        assertThat(cause.logLines()).containsExactly("<h1>503</h1>", "no available server");
        assertThat(cause.definedAt()).matches("SmokeDeployTest\\.java:[0-9]+");
        assertThat(end)
                .hasMessage("the smoke checks of shop to default failed, 1 of 1; the workloads run abcd123\n"
                        + "  up: GET https://shop.example/up: answered 503, and not 200; it was asked 3 times"
                        + " [smoke-failed]\n"
                        + "    at Deployment shop-web, defined in " + cause.definedAt() + "\n"
                        + "    What stands before the app has no pod that answers: see the ingress controller's log, the"
                        + " Service's port and endpoints.");
        assertThat(Deployer.on(shop.cluster)
                        .history(shop.environment)
                        .get(0)
                        .ending()
                        .outcome())
                .hasValue(DeployReport.Outcome.SMOKE_FAILED);
    }

    @Test
    void saysWhichTextIsMissing() {
        assertThat(factOf(HttpAnswer.of(200, "maintenance"))).isEqualTo("answered 200 without the text \"ok\"");
    }

    @Test
    void saysWhereARedirectLeads() {
        assertThat(factOf(new HttpAnswer.Answered(301, "https://www.shop.example/up", "")))
                .isEqualTo("answered 301, which leads to https://www.shop.example/up, and not 200");
    }

    @Test
    void saysWhyNothingAnswers() {
        assertThat(factOf(HttpAnswer.none("unknown host"))).isEqualTo("no answer: unknown host");
    }

    private String factOf(HttpAnswer answer) {
        shop.cluster.smoke("up", visit -> answer);
        SmokeFailedException end = catchThrowableOfType(SmokeFailedException.class, shop::deploy);
        String message = end.causes().get(0).message();
        return message.substring(("GET " + ADDRESS + ": ").length(), message.indexOf("; it was asked 3 times"));
    }

    @Test
    void asksAllChecksBeforeItFails() {
        ShopDeploy two = new ShopDeploy(app -> app.smoke(
                        "up", up -> up.get("/up").tries(1))
                .smoke("api", api -> api.get("https://api.example/").status(204).tries(1)));
        two.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        two.cluster.smoke("up", visit -> HttpAnswer.of(500, ""));

        SmokeFailedException end = catchThrowableOfType(SmokeFailedException.class, two::deploy);

        assertThat(end.report().smokes()).extracting(SmokeRun::state).containsExactly(State.FAILED, State.PASSED);
        assertThat(end.causes()).hasSize(1);
    }

    @Test
    void runsNoTaskBehindAFailedCheck() {
        ShopDeploy tasks =
                new ShopDeploy(app -> app.smoke("up", up -> up.get("/up").tries(1))
                        .task("search", task -> task.when(When.AFTER_ROLLOUT).command("reindex")));
        tasks.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        tasks.cluster.smoke("up", visit -> HttpAnswer.of(500, ""));

        SmokeFailedException end = catchThrowableOfType(SmokeFailedException.class, tasks::deploy);

        assertThat(end.report().tasks()).extracting(TaskRun::state).containsExactly(TaskRun.State.NOT_RUN);
    }

    @Test
    void asksNothingInADryRun() {
        shop.cluster.smoke("up", visit -> {
            throw new AssertionError("asked in a dry run");
        });
        shop.options = DeployOptions.DEFAULT.dryRun();

        DeployReport report = shop.deploy();

        assertThat(report.smokes()).extracting(SmokeRun::state).containsExactly(State.NOT_RUN);
    }

    @Test
    void asksAfterARollbackToo() {
        shop.deploy(Revision.of("v1"));
        shop.deploy(Revision.of("v2"));
        shop.cluster.smoke("up", visit -> HttpAnswer.of(500, ""));

        SmokeFailedException end = catchThrowableOfType(SmokeFailedException.class, () -> Deployer.on(shop.cluster)
                .rollback(shop.environment, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation()));

        assertThat(end.report().revision()).isEqualTo("v1");
    }

    @Test
    void bringsTheReleaseBeforeBackWhereThatIsAskedFor() {
        ShopDeploy plain = new ShopDeploy(
                app -> app.noMigration().smoke("up", up -> up.get("/up").tries(1)));
        plain.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        plain.deploy(Revision.of("v1"));
        List<HttpVisit> visits = new ArrayList<>();
        plain.cluster.smoke("up", visit -> {
            visits.add(visit);
            return HttpAnswer.of(visits.size() == 1 ? 500 : 200, "");
        });
        plain.options = DeployOptions.DEFAULT.rollBackOnFailure();

        SmokeFailedException end =
                catchThrowableOfType(SmokeFailedException.class, () -> plain.deploy(Revision.of("v2")));

        assertThat(end.report().rollback().orElseThrow().words()).isEqualTo("rolled back to revision v1");
        assertThat(HtmlReport.of(end, plain.events).text())
                .contains(
                        "<h2>Workloads after the rollback</h2>",
                        "ghcr.io/acme/shop:v1",
                        "<h2>Rollback</h2>",
                        "<p class=\"good\">rolled back to revision v1</p>");
    }

    @Test
    void stopsWhenItIsCancelled() {
        shop.cluster.smoke("up", visit -> {
            shop.cancellation.cancel();
            return HttpAnswer.of(503, "");
        });

        DeployCancelledException end = catchThrowableOfType(DeployCancelledException.class, shop::deploy);

        assertThat(end.report().smokes()).extracting(SmokeRun::state).containsExactly(State.NOT_RUN);
    }

    @Test
    void hidesWhatASecretHolds() throws ClusterException {
        shop.cluster.put(
                Tree.parseJson(
                        """
                {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "shop-secrets", "namespace": "shop"},
                 "stringData": {"SECRET_KEY_BASE": "swordfish-one"}}"""));
        shop.cluster.smoke(
                "up", visit -> new HttpAnswer.Answered(302, "https://a.example/?key=swordfish-one", "x swordfish-one"));

        SmokeFailedException end = catchThrowableOfType(SmokeFailedException.class, shop::deploy);

        assertThat(end.getMessage() + end.causes() + shop.events)
                .contains("(hidden)")
                .doesNotContain("swordfish");
    }

    private static DeployReport.StepReport stepOf(DeployReport report) {
        return report.steps().stream()
                .filter(step -> step.step().kind() == Step.Kind.SMOKE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMisspeltCheckCannotBeScripted() {
        FakeCluster known = FakeCluster.ready(shop.environment);

        assertThatThrownBy(() -> known.smoke("upp", visit -> HttpAnswer.of(500, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no smoke check of the name \"upp\"\n  Use one of up.");
        assertThat(known.smoke("up", visit -> HttpAnswer.of(500, ""))).isSameAs(known);
    }

    @Test
    void aScriptThatNoCheckAskedForIsTold() {
        shop.cluster.smoke("upp", visit -> HttpAnswer.of(500, ""));
        shop.cluster.requireSmokesAsked();

        assertThat(shop.deploy().outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);

        assertThatThrownBy(shop.cluster::requireSmokesAsked)
                .isInstanceOf(AssertionError.class)
                .hasMessage("no smoke check asked for the answer of \"upp\"\n  These asked: up.");
    }

    @Test
    void overHttpItMakesNoConnectionEither() {
        shop.cluster.smoke("up", visit -> HttpAnswer.of(500, ""));
        SmokeCheck.Wanted wanted = shop.environment.smokeChecks().get(0).wanted();
        try (FakeCluster fake = shop.cluster;
                Cluster cluster = fake.overHttp()) {
            assertThat(cluster.visit(new HttpVisit("up", ADDRESS, Duration.ofSeconds(1), wanted)))
                    .isEqualTo(HttpAnswer.of(500, ""));
        }
    }
}
