package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.access.Account;
import dev.railsk.access.Subject;
import dev.railsk.backing.Backing;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.network.ServicePort;
import dev.railsk.observe.Scrape;
import dev.railsk.pod.LabelScope;
import dev.railsk.policy.PodSecurityLevel;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Problem;
import dev.railsk.quantity.Cpu;
import dev.railsk.scale.RedisServer;
import dev.railsk.volume.ProjectedSource;
import dev.railsk.volume.Volume;
import dev.railsk.workload.Scale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TenancyRulesTest {

    private static Problem problem(Consumer<AppSpec> more) {
        DefinitionException refused = catchThrowableOfType(
                DefinitionException.class,
                () -> RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop").web(web -> web.host("shop.example"));
                    more.accept(app);
                }));
        assertThat(refused.problems()).hasSize(1);
        return refused.problems().get(0);
    }

    private static void assertTold(Problem problem, String fact, String nextStep) {
        assertThat(problem.fact()).isEqualTo(fact);
        assertThat(problem.nextStep()).isEqualTo(nextStep);
        assertThat(problem.origin().toString()).contains("TenancyRulesTest.java:");
    }

    @Test
    void labelsNoNamespaceThatOthersMake() {
        assertTold(
                problem(app -> app.existingNamespace("platform").podSecurity(PodSecurityLevel.RESTRICTED)),
                "podSecurity(..) labels the namespace, but \"platform\" is made by others",
                "Write namespace(\"platform\") to have railsk make it, or have its owner label it.");
    }

    @Test
    void refusesTwoAccountsOfOneNameThatDiffer() {
        assertTold(
                problem(app -> app.account(Account.own("robot")).worker("sidekiq", worker -> worker.apiToken()
                        .account(Account.own("robot", robot -> robot.may("get", "jobs"))))),
                "two accounts are named \"robot\", and differ",
                "Give one of them another name, or share one value.");
    }

    @Test
    void refusesARoleOfTheNameOfAnAccountWithRights() {
        assertTold(
                problem(app -> app.account(Account.own("robot", robot -> robot.may("get", "jobs")))
                        .worker("sidekiq", worker -> worker.apiToken())
                        .role("robot", role -> role.may("get", "pods").to(Subject.user("jo")))),
                "the account \"robot\" has rights, and so a role of that name already",
                "Give the role another name.");
    }

    @Test
    void refusesAWildcard() {
        assertTold(
                problem(app -> app.role("admin", role -> role.may("*", "pods"))),
                "a right must be one of get, list, watch, create, update, patch, delete, deletecollection, but was \"*\"",
                "Write each right by its own name, such as may(\"get\", \"jobs\").");
    }

    @Test
    void refusesAResourceWhoseGroupIsNotKnown() {
        assertTold(
                problem(app -> app.role("scaler", role -> role.may("get", "scaledobjects"))),
                "\"scaledobjects\" is no resource that railsk knows the group of",
                "Write the plural, such as \"jobs\" or \"pods/log\", with the group where another project brings it:"
                        + " \"scaledobjects.keda.sh\".");
    }

    @Test
    void refusesTwoServicesInOneVariable() {
        assertTold(
                problem(app -> app.secret(Secrets.existing("s", "A", "B"))
                        .backing(Backing.redis("jobs", redis -> redis.url("s", "A")))
                        .backing(Backing.redis("cache", redis -> redis.url("s", "B")))),
                "the services \"jobs\" and \"cache\" are both given in REDIS_URL",
                "Give one of them another variable(..).");
    }

    @Test
    void refusesAnAddressFromASecretThatIsNotDeclared() {
        Problem problem = problem(app -> app.backing(Backing.redis("jobs", redis -> redis.url("nowhere", "A"))));

        assertThat(problem.fact()).contains("nowhere");
    }

    @Test
    void refusesMetricsOnAPortThatIsTaken() {
        assertTold(
                problem(app -> app.metrics("metrics", 3000, Scrape.annotations())),
                "the port \"metrics\" (3000) of metrics(..) meets the port \"http\" (3000) of web",
                "Write both alike, or choose another name and number.");
    }

    @Test
    void refusesMetricsUnderANumberThatASidecarGivesAnotherName() {
        assertTold(
                problem(app -> app.metrics("metrics", 9394, Scrape.podMonitor())
                        .web("admin", web -> web.host("admin.example")
                                .sidecar("exporter", exporter -> exporter.command("exporter")
                                        .port("exporter", 9394)))),
                "the port \"metrics\" (9394) of metrics(..) meets the port \"exporter\" (9394) of web admin",
                "Write both alike, or choose another name and number.");
    }

    @Test
    void refusesMetricsOnThePortOfSidekiqsHealth() {
        assertTold(
                problem(app ->
                        app.worker("jobs", jobs -> jobs.sidekiqAlive()).metrics("metrics", 7433, Scrape.annotations())),
                "the port \"metrics\" (7433) of metrics(..) meets the port \"alive\" (7433) of worker jobs",
                "Write both alike, or choose another name and number.");
    }

    @Test
    void tellsMoreThreadsThanConnections() {
        assertTold(
                problem(app -> app.backing(Backing.postgres("db", db -> db.maxConnections(40)))
                        .env(env -> env.value("WEB_CONCURRENCY", "2").value("RAILS_MAX_THREADS", "5"))
                        .worker("sidekiq", worker -> worker.replicas(3).concurrency(10))),
                "\"db\" takes 40 connections, but the threads of all pods may ask for 50"
                        + " (web: 2 pods with 10, worker sidekiq: 3 pods with 10)",
                "Lower replicas, threads or concurrency, put a pool such as PgBouncer between them, or raise"
                        + " maxConnections(..).");
    }

    @Test
    void countsTheMostPodsAndWhatPumaIsTold() {
        assertTold(
                problem(app -> app.backing(Backing.postgres("db", db -> db.maxConnections(40)))
                        .web("admin", web -> web.host("admin.example")
                                .path("/")
                                .puma(puma -> puma.workers(2).threads(4))
                                .resources(resources -> resources.cpu(Cpu.millis(500)))
                                .scale(Scale.between(2, 9)))),
                "\"db\" takes 40 connections, but the threads of all pods may ask for 78"
                        + " (web: 2 pods with 3, web admin: 9 pods with 8)",
                "Lower replicas, threads or concurrency, put a pool such as PgBouncer between them, or raise"
                        + " maxConnections(..).");
    }

    @Test
    void takesThreadsThatFindAConnection() {
        RailsApp app = RailsApp.define("shop", shop -> shop.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example").replicas(2))
                .backing(Backing.postgres("db", db -> db.maxConnections(6))));

        assertThat(app.environments()).hasSize(1);
    }

    @Test
    void countsConnectionsForDatabasesOnly() {
        assertTold(
                problem(app -> app.backing(Backing.redis("jobs", redis -> redis.maxConnections(5)))),
                "connections are counted for databases only, not for redis",
                "Leave this line out.");
    }

    @Test
    void refusesALimitAboveTheMost() {
        assertTold(
                problem(app ->
                        app.limits(limits -> limits.resources(resources -> resources.cpu(Cpu.cores(1), Cpu.cores(4)))
                                .maxCpu(Cpu.cores(2)))),
                "a container that says nothing would get a limit of 4, which is above the most that it may have, 2",
                "Lower resources(..), or raise maxCpu(..).");
    }

    @Test
    void anOverlayChangesARole() {
        RailsApp app = RailsApp.define("shop", shop -> shop.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .role("viewer", role -> role.may("get", "pods").to(Subject.group("devs")))
                .overlay("production", production -> production.role("viewer", role -> role.noSubjects())));

        assertThat(app.environment("production").render(Revision.of("abcd123")).toYaml())
                .contains("kind: Role\n")
                .doesNotContain("RoleBinding");
    }

    @Test
    void anOverlayKnowsTheServicesOfTheBase() {
        assertTold(
                problem(app ->
                        app.overlay("production", production -> production.backing("db", db -> db.maxConnections(5)))),
                "there is no backing \"db\"",
                "There is no backing at all: add one with addBacking(..).");
    }

    @Test
    void refusesAServiceMonitorForAWorkloadWithoutService() {
        assertTold(
                problem(app ->
                        app.metrics("metrics", 9394, Scrape.serviceMonitor()).worker("sidekiq", worker -> {})),
                "a ServiceMonitor finds pods by their Service, but worker sidekiq has none",
                "Write Scrape.podMonitor(), which needs none, or give worker sidekiq service(service ->"
                        + " service.port(ServicePort.of(\"metrics\", 9394).to(9394))).");
    }

    @Test
    void takesAServiceMonitorWhereEachWorkloadHasAService() {
        RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .metrics("metrics", 9394, Scrape.serviceMonitor())
                .worker(
                        "sidekiq",
                        worker -> worker.service(service ->
                                service.port(ServicePort.of("metrics", 9394).to(9394)))));
    }

    @Test
    void refusesAPolicyOfATaskThatAWorkloadFallsUnder() {
        assertTold(
                problem(app -> app.networkPolicies(policies -> {})
                        .label("kind", "batch", LabelScope.PODS)
                        .cron("tidy", cron -> cron.at("@daily").command("tidy").identity("kind", "batch"))),
                "task tidy: its network policy, for pods with kind=batch, also holds for the pods of web",
                "Give the task an identity(..) of its own.");
    }

    @Test
    void refusesANameThatKedasNamespaceDoesNotKnow() {
        assertTold(
                problem(app -> app.accessory(
                                "redis", redis -> redis.image("redis:8").port("redis", 6379))
                        .worker(
                                "sidekiq",
                                worker -> worker.scale(Scale.keda(keda -> keda.redis(RedisServer.at("shop-redis:6379"))
                                        .queueLength("default", 10))))),
                "worker sidekiq: KEDA is to ask accessory redis at \"shop-redis:6379\", a name that KEDA's own namespace"
                        + " does not know",
                "Write \"shop-redis.shop:6379\".");
    }

    @Test
    void refusesRightsThatNoPodCanUse() {
        assertTold(
                problem(app -> app.account(Account.own("robot", robot -> robot.may("get", "jobs")))),
                "the account \"robot\" has rights, but no pod that is known by it gets a token of the API server",
                "Write apiToken() where they are used, or leave may(..) out.");
    }

    @Test
    void takesRightsThatAPodOfSomeEnvironmentCanUse() {
        RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .account(Account.own("robot", robot -> robot.may("get", "jobs")))
                .worker("sidekiq", worker -> worker.apiToken())
                .web(web -> {})
                .overlay("small", small -> small.namespace("small").removeWorker("sidekiq"))
                .overlay("whole", whole -> {}));
        RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .account(Account.own("robot", robot -> robot.may("get", "jobs")))
                .volume("token", Volume.projected(ProjectedSource.token("token", "https://kubernetes.default.svc")))
                .web(web -> web.mount("token", "/token")));
    }
}
