package dev.railsk.app;

import dev.railsk.access.Account;
import dev.railsk.access.Subject;
import dev.railsk.config.Configs;
import dev.railsk.config.ContainerResource;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.EnvSource;
import dev.railsk.config.EnvValue;
import dev.railsk.config.ExternalSecret;
import dev.railsk.config.ExternalSecretSpec;
import dev.railsk.config.FetchedSecret;
import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.Refresh;
import dev.railsk.config.RemoteSource;
import dev.railsk.config.SealedSecret;
import dev.railsk.config.Secrets;
import dev.railsk.config.Store;
import dev.railsk.config.ValueSource;
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
import dev.railsk.observe.Scrape;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.policy.Peer;
import dev.railsk.probe.ExecProbe;
import dev.railsk.probe.GrpcProbe;
import dev.railsk.probe.HttpProbe;
import dev.railsk.probe.Probe;
import dev.railsk.probe.TcpProbe;
import dev.railsk.quantity.Memory;
import dev.railsk.volume.Claim;
import dev.railsk.volume.ConfigVolume;
import dev.railsk.volume.CsiVolume;
import dev.railsk.volume.DownwardApi;
import dev.railsk.volume.EmptyDir;
import dev.railsk.volume.EphemeralVolume;
import dev.railsk.volume.ExistingClaim;
import dev.railsk.volume.HostPath;
import dev.railsk.volume.ProjectedSource;
import dev.railsk.volume.ProjectedVolume;
import dev.railsk.volume.SecretVolume;
import dev.railsk.volume.ServiceAccountToken;
import dev.railsk.volume.Volume;
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
        web(Hook.Http.class, web -> web.postStart(Hook.http("/warm")));
        web(Hook.Sleep.class, web -> web.preStop(Hook.sleep(Duration.ofSeconds(3))));
        web(Command.OfImage.class, web -> web.imageCommand());
        web(Command.Arguments.class, web -> web.arguments("a"));
        web(Command.Instead.class, web -> web.command("a"));
        web(HttpProbe.class, web -> web.readiness(Probe.http("/ready")));
        web(TcpProbe.class, web -> web.readiness(Probe.tcp()));
        web(ExecProbe.class, web -> web.readiness(Probe.exec("true")));
        web(GrpcProbe.class, web -> web.readiness(Probe.grpc(4000)));
        web(Scale.Fixed.class, web -> web.scale(Scale.fixed(3)));
        web(Scale.None.class, web -> web.scale(Scale.none()));
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
        web(EnvValue.OfAddress.class, web -> web.env(env -> env.address("A", "web", "{host}")));
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
        web(EnvValue.OfResource.class, web -> web.env(env -> env.resource("A", ContainerResource.cpuLimit())));
        web(EnvValue.FromFile.class, web -> web.env(env -> env.fromFile("A", "made", "app.env", "K")));
        put(Secrets.Existing.class, app -> secret(app).web(web -> web.host("a.example")));
        secrets();
        put(Configs.Existing.class, app -> app.config(Configs.existing("c", "K"))
                .web(web -> web.host("a.example")));
        volumes();
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
        tenancy();
        put(Edit.Typed.class, edited(Edit.typed(Service.class, service -> service.getSpec()
                .setSessionAffinity("ClientIP"))));
        put(
                Edit.JsonPatch.class,
                edited(Edit.jsonPatch("[{op: add, path: /spec/internalTrafficPolicy, value: Local}]")));
        put(Edit.Merge.class, edited(Edit.merge("spec: {publishNotReadyAddresses: true}")));
        ALL.putAll(ScaleExamples.all());
        ALL.putAll(PlacementExamples.all());
    }

    private ChoiceExamples() {}

    private static void volumes() {
        Claim claim = Volume.claim(Memory.gibibytes(1));
        volume(Claim.class, claim);
        volume(ExistingClaim.class, Volume.existingClaim("uploads"));
        volume(EmptyDir.class, Volume.emptyDir());
        volume(EphemeralVolume.class, Volume.ephemeral(claim));
        volume(SecretVolume.class, Volume.secret("s"));
        volume(ConfigVolume.class, Volume.config("c"));
        volume(DownwardApi.class, Volume.downwardApi("labels", "metadata.labels"));
        volume(ProjectedVolume.class, Volume.projected(Volume.secret("s"), Volume.config("c")));
        volume(ServiceAccountToken.class, Volume.projected(ProjectedSource.token("token", "vault")));
        volume(CsiVolume.class, Volume.csi("secrets-store.csi.k8s.io"));
        volume(HostPath.class, Volume.hostPath("/var/log", "reads the node's logs"));
    }

    private static void volume(Class<?> variant, Volume volume) {
        put(variant, app -> config(secret(app))
                .volume("v", volume)
                .web(web -> web.host("a.example").replicas(1).mount("v", "/v")));
    }

    private static void tenancy() {
        web(Account.Own.class, web -> web.account(Account.own("robot")));
        web(Account.Existing.class, web -> web.account(Account.existing("robot")));
        subject(Subject.Group.class, Subject.group("devs"));
        subject(Subject.User.class, Subject.user("devs"));
        subject(Subject.ServiceAccount.class, Subject.account("ci", "devs"));
        peer(Peer.Namespace.class, Peer.namespace("db"));
        peer(Peer.Pods.class, Peer.pods("app", "db"));
        peer(Peer.Network.class, Peer.network("10.0.0.0/8"));
        peer(Peer.Anybody.class, Peer.anybody());
        scrape(Scrape.PodMonitor.class, Scrape.podMonitor());
        scrape(Scrape.ServiceMonitor.class, Scrape.serviceMonitor());
        scrape(Scrape.Annotations.class, Scrape.annotations());
        scrape(Scrape.ByOthers.class, Scrape.byOthers());
    }

    private static void subject(Class<?> variant, Subject subject) {
        put(variant, app -> app.web(web -> web.host("a.example"))
                .role("viewer", role -> role.may("get", "pods").to(subject)));
    }

    private static void peer(Class<?> variant, Peer peer) {
        put(variant, app -> app.web(web -> web.host("a.example"))
                .networkPolicies(policies -> policies.outlet("db", peer, 5432)));
    }

    private static void scrape(Class<?> variant, Scrape scrape) {
        put(variant, app -> app.web(web -> web.host("a.example")).metrics("metrics", 9394, scrape));
    }

    private static void secrets() {
        put(
                PlainTextSecret.class,
                secret(Secrets.plainText("s", s -> s.envFile(EnvFile.text(EnvDialect.STRICT, "K=1")))));
        put(SealedSecret.class, secret(Secrets.sealed("s", s -> s.key("K", WordExamples.CIPHERTEXT))));
        put(FetchedSecret.class, secret(Secrets.fetched("s", s -> s.stdin("K"))));
        put(ValueSource.StandardInput.class, secret(Secrets.fetched("s", s -> s.stdin("K"))));
        put(ValueSource.InFile.class, secret(Secrets.fetched("s", s -> s.file("K", "key"))));
        put(ValueSource.OutputOf.class, secret(Secrets.fetched("s", s -> s.command("K", "op", "read", "k"))));
        put(ExternalSecret.class, external(s -> s.key("K", "k")));
        put(RemoteSource.Extract.class, external(s -> s.extract("k")));
        put(RemoteSource.Find.class, external(s -> s.find("k")));
        put(Refresh.Every.class, external(s -> s.key("K", "k").refresh(Duration.ofHours(1))));
        put(Refresh.Once.class, external(s -> s.key("K", "k").refresh(Refresh.once())));
        put(Refresh.OnChange.class, external(s -> s.key("K", "k").refresh(Refresh.onChange())));
    }

    private static AppPart external(Consumer<ExternalSecretSpec> definition) {
        return secret(Secrets.external("s", Store.cluster("aws"), definition));
    }

    private static AppPart secret(Secrets secret) {
        return app -> app.secret(secret).web(web -> web.host("a.example"));
    }

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
