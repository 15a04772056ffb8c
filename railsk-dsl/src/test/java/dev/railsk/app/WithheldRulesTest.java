package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.backing.Backing;
import dev.railsk.config.EnvVars;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WithheldRulesTest {

    private static RailsApp shop(Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> {
            app.image("ghcr.io/acme/shop").noScratch().noMigration();
            more.accept(app);
        });
    }

    private static List<String> variables(Environment environment, String workload, String list, int index) {
        List<String> names = new ArrayList<>();
        for (Tree variable : environment
                .render(Revision.of("v1"))
                .get("Deployment", workload)
                .tree()
                .at("spec", "template", "spec", list)
                .items()
                .get(index)
                .at("env")
                .items()) {
            names.add(variable.at("name").text().orElse(""));
        }
        return names;
    }

    private static void assertRefused(Consumer<AppSpec> more, String fact, String nextStep) {
        DefinitionException refused = catchThrowableOfType(DefinitionException.class, () -> shop(more));
        assertThat(refused.problems()).hasSize(1);
        Problem problem = refused.problems().get(0);
        assertThat(problem.fact()).isEqualTo(fact);
        assertThat(problem.nextStep()).isEqualTo(nextStep);
        assertThat(problem.origin().toString()).contains("WithheldRulesTest.java:");
    }

    @Test
    void leavesAVariableOfTheAppOutOfOneContainer() {
        Environment shop = shop(app -> app.env(env -> env.value("A", "1").value("B", "2"))
                        .web(web -> web.env(env -> env.remove("A"))
                                .sidecar("tail", tail -> tail.command("tail").env(env -> env.remove("B"))))
                        .worker("sidekiq", worker -> {}))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        assertThat(variables(shop, "shop-web", "containers", 0)).containsExactly("B");
        assertThat(variables(shop, "shop-web", "initContainers", 0)).containsExactly("A");
        assertThat(variables(shop, "shop-sidekiq", "containers", 0)).containsExactly("A", "B");
    }

    @Test
    void removesTheContainersOwnVariableBeforeTheApps() {
        RailsApp shop = shop(app -> app.env(env -> env.value("A", "1"))
                .worker("sidekiq", worker -> worker.env(env -> env.value("A", "2")))
                .overlay("own", overlay -> overlay.worker("sidekiq", worker -> worker.env(env -> env.remove("A")))));

        assertThat(variables(shop.environment("own"), "shop-sidekiq", "containers", 0))
                .containsExactly("A");
    }

    @Test
    void anOverlayGivesBackWhatTheBaseLeftOut() {
        RailsApp shop = shop(app -> app.env(env -> env.value("A", "1").value("B", "2"))
                .worker("sidekiq", worker -> worker.env(env -> env.remove("A")))
                .overlay("set", overlay -> overlay.worker("sidekiq", worker -> worker.env(env -> env.value("A", "3"))))
                .overlay("none", overlay -> overlay.namespace("none").worker("sidekiq", worker -> worker.noEnv())));

        assertThat(variables(shop.environment("set"), "shop-sidekiq", "containers", 0))
                .containsExactly("A", "B");
        assertThat(variables(shop.environment("none"), "shop-sidekiq", "containers", 0))
                .containsExactly("A", "B");
    }

    @Test
    void sharedVariablesMayLeaveOutOthers() {
        EnvVars quiet = EnvVars.define(env -> env.remove("A"));
        Environment shop = shop(app -> app.env(env -> env.value("A", "1").value("B", "2"))
                        .worker("sidekiq", worker -> worker.addEnv(quiet)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        assertThat(variables(shop, "shop-sidekiq", "containers", 0)).containsExactly("B");
    }

    @Test
    void leavesTheAddressOfABackingServiceOutOfTheApp() {
        Environment shop = shop(app -> app.secret(Secrets.existing("s", "URL"))
                        .backing(Backing.redis("cache", redis -> redis.url("s", "URL")))
                        .env(env -> env.remove("REDIS_URL").value("A", "1"))
                        .worker("sidekiq", worker -> {}))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        assertThat(variables(shop, "shop-sidekiq", "containers", 0)).containsExactly("A");
    }

    @Test
    void refusesToLeaveOutWhatTheAppDoesNotSet() {
        assertRefused(
                app -> app.env(env -> env.value("SENTRY_DSN", "1"))
                        .worker("sidekiq", worker -> worker.env(env -> env.remove("SENTRY"))),
                "worker sidekiq: there is no variable \"SENTRY\" to remove",
                "Remove one of: SENTRY_DSN.");
    }

    @Test
    void refusesToLeaveOutAKeyOfAWholeSource() {
        assertRefused(
                app -> app.secret(Secrets.existing("s", "TOKEN"))
                        .env(env -> env.allFromSecret("s"))
                        .worker("sidekiq", worker -> worker.env(env -> env.remove("TOKEN"))),
                "worker sidekiq: there is no variable \"TOKEN\" to remove",
                "Leave this line out: there is none. A key of a whole source stays: name the keys one by one instead.");
    }

    @Test
    void refusesToLeaveOutOfAForeignImageWhatItDoesNotGet() {
        assertRefused(
                app -> app.env(env -> env.value("A", "1"))
                        .web(web -> web.sidecar(
                                "proxy", proxy -> proxy.image("nginx:1").env(env -> env.remove("A")))),
                "web: sidecar proxy: there is no variable \"A\" to remove",
                "Leave this line out: there is none.");
    }

    @Test
    void refusesToLeaveOutTwice() {
        assertRefused(
                app -> app.env(env -> env.value("A", "1"))
                        .worker(
                                "sidekiq",
                                worker -> worker.env(env -> env.remove("A").remove("A"))),
                "worker sidekiq: the variable \"A\" is left out already",
                "Leave this line out.");
    }
}
