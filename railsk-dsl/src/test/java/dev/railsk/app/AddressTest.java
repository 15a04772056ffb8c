package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Problem;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Variables that hold where a workload answers. */
class AddressTest {

    private static RailsApp shop(Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> {
            app.image("ghcr.io/acme/shop")
                    .noScratch()
                    .noMigration()
                    .worker("sidekiq", worker -> {})
                    .accessory("redis", redis -> redis.image("redis:8").port("redis", 6379));
            more.accept(app);
        });
    }

    private static String variable(Environment environment, String worker) {
        Tree env = environment
                .render(Revision.of("v1"))
                .get("Deployment", worker)
                .tree()
                .at("spec", "template", "spec", "containers")
                .items()
                .get(0)
                .at("env");
        return env.items().get(env.items().size() - 1).at("value").text().orElse("");
    }

    private static Problem problem(Consumer<AppSpec> more) {
        DefinitionException refused = catchThrowableOfType(DefinitionException.class, () -> shop(more));
        assertThat(refused.problems()).hasSize(1);
        assertThat(refused.problems().get(0).origin().toString()).contains("AddressTest.java:");
        return refused.problems().get(0);
    }

    @Test
    void isTheServicesNameAndPort() {
        RailsApp shop = shop(app -> app.env(env -> env.address("REDIS_URL", "redis", "redis://{host}:{port}/1")));

        assertThat(variable(shop.environment(RailsApp.DEFAULT_ENVIRONMENT), "shop-sidekiq"))
                .isEqualTo("redis://shop-redis:6379/1");
    }

    @Test
    void followsPrefixSuffixServiceAndPort() {
        RailsApp shop = shop(app -> app.env(env -> env.address("REDIS_URL", "redis", "redis://{host}:{port}/1"))
                .overlay("affixed", affixed -> affixed.namePrefix("blue-").nameSuffix("-2"))
                .overlay("renamed", renamed -> renamed.namespace("renamed")
                        .accessory(
                                "redis",
                                redis -> redis.service(
                                        service -> service.name("cache").port("redis", 6380)))));

        assertThat(variable(shop.environment("affixed"), "blue-shop-sidekiq-2"))
                .isEqualTo("redis://blue-shop-redis-2:6379/1");
        assertThat(variable(shop.environment("renamed"), "shop-sidekiq")).isEqualTo("redis://cache:6380/1");
    }

    @Test
    void mayReferToOtherVariables() {
        assertThat(problem(app ->
                                app.env(env -> env.address("REDIS_URL", "redis", "redis://:$(REDIS_PASSWORD)@{host}")))
                        .fact())
                .isEqualTo("worker sidekiq: the variable REDIS_URL refers to $(REDIS_PASSWORD), which is not set");
    }

    @Test
    void refusesAWorkloadThatThereIsNot() {
        Problem problem = problem(app -> app.env(env -> env.address("REDIS_URL", "reddis", "redis://{host}")));

        assertThat(problem.fact())
                .isEqualTo("the variable REDIS_URL is the address of the workload \"reddis\", which there is not");
        assertThat(problem.nextStep()).isEqualTo("Name one of: redis; or leave the variable out.");
    }

    @Test
    void refusesAWorkloadWithoutService() {
        Problem problem = problem(app -> app.env(env -> env.address("WORKER", "sidekiq", "{host}")));

        assertThat(problem.fact())
                .isEqualTo("the variable WORKER is the address of the workload \"sidekiq\", which has no service");
        assertThat(problem.nextStep()).isEqualTo("Give it a port(..) and a service(..), or leave the variable out.");
    }

    @Test
    void refusesAFormWithoutAddress() {
        Problem problem = problem(app -> app.env(env -> env.address("REDIS_URL", "redis", "redis://%s/1")));

        assertThat(problem.fact())
                .isEqualTo("the form of an address must have {host} or {port}, but was \"redis://%s/1\"");
        assertThat(problem.nextStep()).isEqualTo("Write it like \"redis://{host}:{port}/1\".");
    }
}
