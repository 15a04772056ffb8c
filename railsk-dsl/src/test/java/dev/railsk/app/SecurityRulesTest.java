package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.Problem;
import dev.railsk.security.Hardening;
import dev.railsk.security.VolumeOwnership;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SecurityRulesTest {

    private static Problem problem(Consumer<AppSpec> more) {
        InvalidAppException refused = catchThrowableOfType(InvalidAppException.class, () -> app(more));
        assertThat(refused.problems()).hasSize(1);
        return refused.problems().get(0);
    }

    private static RailsApp app(Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> {
            app.image("ghcr.io/acme/shop");
            more.accept(app);
        });
    }

    private static void assertTold(Problem problem, String fact, String nextStep) {
        assertThat(problem.fact()).isEqualTo(fact);
        assertThat(problem.nextStep()).isEqualTo(nextStep);
        assertThat(problem.origin().toString()).contains("SecurityRulesTest.java:");
    }

    @Test
    void refusesRootWhereTheAppDeniesIt() {
        assertTold(
                problem(app -> app.security(security -> security.runAs(0)).web(web -> web.host("shop.example"))),
                "user 0 is root, which NON_ROOT_POD denies",
                "Write runAs(..) with another id, or without(Hardening.NON_ROOT_POD).");
    }

    @Test
    void refusesRootWhereAContainerDeniesIt() {
        assertTold(
                problem(app -> app.security(security -> security.also(Hardening.NON_ROOT_CONTAINERS))
                        .web(web -> web.host("shop.example").init("own", own -> own.image("alpine:3")
                                .security(security -> security.runAs(0).without(Hardening.NON_ROOT_POD))))),
                "web: init container own: user 0 is root, which NON_ROOT_CONTAINERS denies",
                "Write runAs(..) with another id, or without(Hardening.NON_ROOT_CONTAINERS).");
    }

    @Test
    void refusesRootOfATask() {
        assertTold(
                problem(app -> app.worker("sidekiq", worker -> {})
                        .task("fix", fix -> fix.command("fix").security(security -> security.runAs(0)))),
                "task fix: user 0 is root, which NON_ROOT_POD denies",
                "Write runAs(..) with another id, or without(Hardening.NON_ROOT_POD).");
    }

    @Test
    void refusesTheImagesUserWhereThePodsHolds() {
        assertTold(
                problem(app -> app.security(security -> security.runAs(1000)).web(web -> web.host("shop.example")
                        .sidecar("proxy", proxy -> proxy.image("nginx:1").security(security -> security.noRunAs())))),
                "web: sidecar proxy: it is to run as its image's own user, but its pod runs as user 1000, "
                        + "which holds for all its containers",
                "Write runAs(..) with the id of the image's user.");
    }

    @Test
    void takesARootContainerThatSaysSo() {
        assertThat(app(app -> app.security(security -> security.runAs(1000))
                        .web(web -> web.host("shop.example").init("own", own -> own.image("alpine:3")
                                .security(security -> security.runAs(0).without(Hardening.NON_ROOT_POD))))))
                .isNotNull();
    }

    @Test
    void refusesToGiveFilesToNoGroup() {
        assertTold(
                problem(app -> app.security(security -> security.fsGroupChangePolicy(VolumeOwnership.ON_ROOT_MISMATCH))
                        .web(web -> web.host("shop.example"))),
                "fsGroupChangePolicy(..) says when files of volumes are given to a group, but there is none",
                "Write runAs(..) with the id that the image's files belong to, or leave fsGroupChangePolicy(..) out.");
        assertTold(
                problem(app -> app.worker(
                        "sidekiq",
                        worker -> worker.security(
                                security -> security.fsGroupChangePolicy(VolumeOwnership.ON_ROOT_MISMATCH)))),
                "worker sidekiq: fsGroupChangePolicy(..) says when files of volumes are given to a group, but there is none",
                "Write runAs(..) with the id that the image's files belong to, or leave fsGroupChangePolicy(..) out.");
    }

    @Test
    void refusesToGiveFilesToTheGroupOfOneContainer() {
        assertTold(
                problem(app -> app.security(security -> security.runAs(1000))
                        .web(web -> web.host("shop.example").sidecar("proxy", proxy -> proxy.image("nginx:1")
                                .security(
                                        security -> security.fsGroupChangePolicy(VolumeOwnership.ON_ROOT_MISMATCH))))),
                "web: sidecar proxy: fsGroupChangePolicy(..) holds for all containers of a pod, and cannot be one"
                        + " container's",
                "Write it into security(..) of web or of the app.");
    }
}
