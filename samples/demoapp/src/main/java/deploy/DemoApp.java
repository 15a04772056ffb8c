///usr/bin/env jbang "$0" "$@" ; exit $?
//DEPS dev.railsk:railsk-testing:0.1.0-SNAPSHOT
//JAVA 17+
package deploy;

import static dev.railsk.security.Hardening.NON_ROOT_CONTAINERS;
import static dev.railsk.security.Hardening.NO_PRIVILEGE_ESCALATION;
import static dev.railsk.security.Hardening.READ_ONLY_ROOT_FILESYSTEM;

import dev.railsk.app.Overlay;
import dev.railsk.app.OverlaySpec;
import dev.railsk.app.RailsApp;
import dev.railsk.cli.Railsk;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.Secrets;
import dev.railsk.container.Hook;
import dev.railsk.network.Exposure;
import dev.railsk.network.ServiceType;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.WorkerSpec;
import java.time.Duration;

/** The demo app: Puma and Sidekiq behind an AWS load balancer, in three environments. */
public final class DemoApp {

    private static final EnvFile SETTINGS = EnvFile.text(
            EnvDialect.KUSTOMIZE,
            """
            RAILS_LOG_TO_STDOUT=true
            RAILS_SERVE_STATIC_FILES=true
            """);

    private DemoApp() {}

    /** The app in all of its environments. */
    public static RailsApp app() {
        return app(DemoApp::canary);
    }

    /** The app with another canary: a test changes it. */
    static RailsApp app(Overlay canary) {
        return RailsApp.define("demoapp", app -> app.image("ghcr.io/briansigafoos/docker-rails-webpacker-app")
                .pullSecrets("ghcr-k8s-pull", "dockerhub-k8s-pull")
                .secret(Secrets.existing("demoapp-secrets", "SECRET_KEY_BASE", "DATABASE_URL", "REDIS_URL"))
                .config("demoapp-config", config -> config.open("every environment has its own settings"))
                .env(env -> env.field("K8S_NODE_NAME", "spec.nodeName")
                        .field("K8S_POD_NAME", "metadata.name")
                        .field("APP_REVISION", "metadata.labels['revision_sha']")
                        .value("PIDFILE", "tmp/server.pid")
                        .allFromSecret("demoapp-secrets")
                        .allFromConfig("demoapp-config"))
                // The user of the image's Dockerfile.
                .security(security -> security.runAs(1001)
                        .hardening(NON_ROOT_CONTAINERS, NO_PRIVILEGE_ESCALATION, READ_ONLY_ROOT_FILESYSTEM))
                .scratch("/app/tmp", tmp -> tmp.volume("app-tmp")
                        .tmpdir("/app/tmp/tmp")
                        .tmpdirContainer("make-tempfile-directory")
                        .tmpdirBy("busybox:1.33", "sh", "-c", "mkdir /app/tmp/tmp")
                        .noTmpdirResources())
                .web(DemoApp::web)
                .worker("sidekiq", DemoApp::sidekiq)
                .overlay("canary", canary)
                .overlay("production", DemoApp::production)
                .overlay("staging", DemoApp::staging));
    }

    /** The app's command line: {@code render}, {@code diff}, {@code deploy}, {@code migrate}, {@code status}. */
    public static void main(String... args) {
        Railsk.main(DemoApp::app, args);
    }

    private static void web(WebSpec web) {
        web.objectName("demoapp-app")
                .container("demoapp-container")
                .identity("app", "demoapp")
                .imageCommand()
                .replicas(1)
                .port("pod-port", 3000)
                .startup(slowStart("/health_check"))
                .noReadiness()
                .liveness(alive("/health_check"))
                .resources(resources -> resources
                        .cpu(Cpu.millis(100), Cpu.cores(1))
                        .memory(Memory.mebibytes(600), Memory.mebibytes(1000)))
                .noPreStop()
                .gracePeriod(GracePeriod.clusterDefault())
                .strategy(UpdateStrategy.clusterDefault())
                .spread(Spread.preferDifferentHosts("app"))
                .disruption(Disruption.minAvailable(1))
                .service(service -> service.name("demoapp-service").type(ServiceType.NODE_PORT))
                .openHost("every environment has its own address")
                .expose(Exposure.alb(alb -> alb.name("demoapp-ingress")
                        .label("app", "demoapp")
                        .internetFacing()
                        .listenHttpAndHttps()
                        .sslRedirect()
                        .legacyClassAnnotation()));
    }

    private static void sidekiq(WorkerSpec sidekiq) {
        sidekiq.container("sidekiq-container")
                .identity("app", "sidekiq")
                .command("bundle", "exec", "sidekiq")
                .port("probe-port", 7433)
                .startup(slowStart("/"))
                .liveness(alive("/"))
                .resources(resources -> resources
                        .cpu(Cpu.millis(50), Cpu.millis(500))
                        .memory(Memory.mebibytes(300), Memory.mebibytes(500)))
                .preStop(Hook.exec("scripts/sidekiq_quiet"))
                .gracePeriod(GracePeriod.clusterDefault())
                .spread(Spread.preferDifferentHosts("app"))
                .disruption(Disruption.minAvailable(1));
    }

    private static Probe slowStart(String path) {
        return alive(path).initialDelay(Duration.ofSeconds(10)).failureThreshold(30);
    }

    private static Probe alive(String path) {
        return Probe.http(path).period(Duration.ofSeconds(10)).failureThreshold(3);
    }

    static void canary(OverlaySpec canary) {
        canary.label("environment", "canary", LabelScope.IDENTITY)
                .config("demoapp-config", config -> config.envFile(SETTINGS).value("K8S_ENV", "canary"))
                .web(web -> web.host("canary-deploy.demoapp.com").disruption(Disruption.minAvailable(0)))
                .worker("sidekiq", sidekiq -> sidekiq.disruption(Disruption.minAvailable(0)));
    }

    private static void production(OverlaySpec production) {
        production
                .nameSuffix("-production")
                .label("environment", "production", LabelScope.IDENTITY)
                .config("demoapp-config", config -> config.envFile(SETTINGS).value("K8S_ENV", "production"))
                .web(web -> web.host("deploy.demoapp.com").replicas(2))
                .worker("sidekiq", sidekiq -> sidekiq.replicas(2));
    }

    private static void staging(OverlaySpec staging) {
        staging.namespace("demoapp-staging")
                .config("demoapp-config", config -> config.envFile(SETTINGS).value("K8S_ENV", "staging"))
                .web(web -> web.host("staging-deploy.demoapp.com").disruption(Disruption.minAvailable(0)))
                .worker("sidekiq", sidekiq -> sidekiq.disruption(Disruption.minAvailable(0)));
    }
}
