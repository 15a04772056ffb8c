package dev.railsk.app;

import dev.railsk.config.Configs;
import dev.railsk.config.EnvSource;
import dev.railsk.config.EnvValue;
import dev.railsk.config.Secrets;
import dev.railsk.container.Command;
import dev.railsk.container.Hook;
import dev.railsk.job.GoodJob;
import dev.railsk.job.JobBackend;
import dev.railsk.job.Sidekiq;
import dev.railsk.job.SolidQueue;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.network.AlbExposure;
import dev.railsk.network.Exposure;
import dev.railsk.network.GatewayRoute;
import dev.railsk.network.Host;
import dev.railsk.network.NoExposure;
import dev.railsk.network.PlainIngress;
import dev.railsk.network.PortTarget;
import dev.railsk.network.ServicePort;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.ExecProbe;
import dev.railsk.probe.GrpcProbe;
import dev.railsk.probe.HttpProbe;
import dev.railsk.probe.Probe;
import dev.railsk.probe.TcpProbe;
import dev.railsk.workload.Accessory;
import dev.railsk.workload.AppProcess;
import dev.railsk.workload.Clock;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Web;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.Worker;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** For each variant of a sealed choice, how an author writes it. */
final class ChoiceExamples {

    static final Map<Class<?>, AppPart> ALL = new LinkedHashMap<>();

    static {
        web(Hook.Exec.class, web -> web.preStop(Hook.exec("true")));
        web(Hook.Sleep.class, web -> web.preStop(Hook.sleep(Duration.ofSeconds(3))));
        web(Command.OfImage.class, web -> web.imageCommand());
        web(Command.Arguments.class, web -> web.arguments("a"));
        web(Command.Instead.class, web -> web.command("a"));
        web(HttpProbe.class, web -> web.readiness(Probe.http("/ready")));
        web(TcpProbe.class, web -> web.readiness(Probe.tcp()));
        web(ExecProbe.class, web -> web.readiness(Probe.exec("true")));
        web(GrpcProbe.class, web -> web.readiness(Probe.grpc(4000)));
        web(Scale.Fixed.class, web -> web.scale(Scale.fixed(3)));
        web(Scale.ByOthers.class, web -> web.scale(Scale.byOthers()));
        web(Disruption.MinAvailable.class, web -> web.replicas(2).disruption(Disruption.minAvailable(1)));
        web(Disruption.MaxUnavailable.class, web -> web.replicas(2).disruption(Disruption.maxUnavailable(1)));
        web(Disruption.Unlimited.class, web -> web.replicas(2).disruption(Disruption.unlimited()));
        web(UpdateStrategy.Rolling.class, web -> web.strategy(UpdateStrategy.rolling("1", "0")));
        web(UpdateStrategy.Recreate.class, web -> web.strategy(UpdateStrategy.recreate()));
        web(UpdateStrategy.ClusterDefault.class, web -> web.strategy(UpdateStrategy.clusterDefault()));
        web(GracePeriod.Computed.class, web -> web.gracePeriod(GracePeriod.forShutdown(Duration.ofSeconds(77))));
        web(GracePeriod.Fixed.class, web -> web.gracePeriod(GracePeriod.of(Duration.ofSeconds(66))));
        web(GracePeriod.ClusterDefault.class, web -> web.noPreStop().gracePeriod(GracePeriod.clusterDefault()));
        web(Spread.Evenly.class, web -> web.spread(Spread.evenly()));
        web(
                Spread.PreferDifferentHosts.class,
                web -> web.spread(Spread.preferDifferentHosts("app.kubernetes.io/name")));
        web(Spread.None.class, web -> web.spread(Spread.none()));
        web(PlainIngress.class, web -> web.expose(Exposure.ingress()));
        web(AlbExposure.class, web -> web.expose(Exposure.alb(alb -> alb.internetFacing())));
        web(GatewayRoute.class, web -> web.expose(Exposure.gateway(route -> route.gateway("public"))));
        web(NoExposure.class, web -> web.expose(Exposure.none()));
        put(Host.Named.class, app -> app.web(web -> web.host("a.example")));
        put(Host.Open.class, app -> app.web(web -> web.openHost("later"))
                .overlay("x", x -> x.web(web -> web.host("b.example"))));
        web(EnvValue.Literal.class, web -> web.env(env -> env.value("A", "1")));
        web(EnvValue.Field.class, web -> web.env(env -> env.field("A", "metadata.name")));
        web(EnvValue.OfRevision.class, web -> web.env(env -> env.revision("A")));
        put(EnvValue.FromSecret.class, app -> secret(app)
                .web(web -> web.host("a.example").env(env -> env.fromSecret("A", "s", "K"))));
        put(EnvValue.FromConfig.class, app -> config(app)
                .web(web -> web.host("a.example").env(env -> env.fromConfig("A", "c", "K"))));
        put(EnvSource.AllOfSecret.class, app -> secret(app)
                .web(web -> web.host("a.example").env(env -> env.allFromSecret("s"))));
        put(EnvSource.AllOfConfig.class, app -> config(app)
                .web(web -> web.host("a.example").env(env -> env.allFromConfig("c"))));
        put(Secrets.Existing.class, app -> secret(app).web(web -> web.host("a.example")));
        put(Configs.Existing.class, app -> app.config(Configs.existing("c", "K"))
                .web(web -> web.host("a.example")));
        put(Web.class, app -> app.web(web -> web.host("a.example")));
        put(Worker.class, app -> app.worker("a", worker -> worker.queues("default")));
        put(AppProcess.class, app -> app.process("a", process -> process.command("consume")));
        put(Sidekiq.class, app -> app.worker("a", worker -> worker.backend(JobBackend.sidekiq())));
        put(SolidQueue.class, app -> app.worker("a", worker -> worker.backend(JobBackend.solidQueue())));
        put(GoodJob.class, app -> app.worker("a", worker -> worker.backend(JobBackend.goodJob())));
        web(
                PortTarget.Named.class,
                web -> web.service(service -> service.port(ServicePort.of(80).to("http"))));
        web(
                PortTarget.Numbered.class,
                web -> web.service(service -> service.port(ServicePort.of(80).to(3000))));
        put(Clock.class, app -> app.clock("a", clock -> clock.command("clock")));
        put(Accessory.class, app -> app.accessory("a", accessory -> accessory.image("redis:8")));
        put(Edit.Typed.class, edited(Edit.typed(Service.class, service -> service.getSpec()
                .setSessionAffinity("ClientIP"))));
        put(
                Edit.JsonPatch.class,
                edited(Edit.jsonPatch("[{op: add, path: /spec/internalTrafficPolicy, value: Local}]")));
        put(Edit.Merge.class, edited(Edit.merge("spec: {publishNotReadyAddresses: true}")));
    }

    private ChoiceExamples() {}

    private static void put(Class<?> variant, AppPart part) {
        ALL.put(variant, part);
    }

    private static void web(Class<?> variant, Consumer<WebSpec> part) {
        put(variant, app -> app.web(web -> part.accept(web.host("a.example"))));
    }

    private static AppSpec secret(AppSpec app) {
        return app.secret(Secrets.existing("s", "K"));
    }

    private static AppSpec config(AppSpec app) {
        return app.config("c", config -> config.value("K", "1"));
    }

    private static AppPart edited(Edit edit) {
        return app -> app.web(web -> web.host("a.example")).edit("Service", "shop-web", edit);
    }
}
