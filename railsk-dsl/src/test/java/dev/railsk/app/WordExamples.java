package dev.railsk.app;

import dev.railsk.access.Account;
import dev.railsk.access.Subject;
import dev.railsk.backing.Backing;
import dev.railsk.config.Config;
import dev.railsk.config.ConfigFiles;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.Configs;
import dev.railsk.config.ContainerResource;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.EnvVars;
import dev.railsk.config.Refresh;
import dev.railsk.config.RemoteDecoding;
import dev.railsk.config.RemoteKey;
import dev.railsk.config.ResourceUnit;
import dev.railsk.config.SealedScope;
import dev.railsk.config.SecretCreation;
import dev.railsk.config.SecretDeletion;
import dev.railsk.config.Secrets;
import dev.railsk.config.Store;
import dev.railsk.container.Hook;
import dev.railsk.container.Mount;
import dev.railsk.definition.ConflictPolicy;
import dev.railsk.definition.TargetCluster;
import dev.railsk.image.Image;
import dev.railsk.image.PullPolicy;
import dev.railsk.job.JobBackend;
import dev.railsk.job.SidekiqAlive;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.network.AlbTargetType;
import dev.railsk.network.CertIssuer;
import dev.railsk.network.Exposure;
import dev.railsk.network.ExternalDns;
import dev.railsk.network.GatewayParent;
import dev.railsk.network.PathMatch;
import dev.railsk.network.Service;
import dev.railsk.network.ServicePort;
import dev.railsk.network.ServiceType;
import dev.railsk.network.TrafficPolicy;
import dev.railsk.observe.Scrape;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.PodGroup;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Scratch;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.policy.Peer;
import dev.railsk.policy.PodSecurityLevel;
import dev.railsk.probe.Probe;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import dev.railsk.scale.KedaTrigger;
import dev.railsk.scale.RedisServer;
import dev.railsk.scale.ScalePace;
import dev.railsk.security.Hardening;
import dev.railsk.security.Security;
import dev.railsk.security.VolumeOwnership;
import dev.railsk.server.Puma;
import dev.railsk.server.Thruster;
import dev.railsk.smoke.SmokeCheck;
import dev.railsk.task.Console;
import dev.railsk.task.Cron;
import dev.railsk.task.DeployTask;
import dev.railsk.task.Migration;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.Overlap;
import dev.railsk.task.When;
import dev.railsk.text.Folder;
import dev.railsk.volume.Claim;
import dev.railsk.volume.Volume;
import dev.railsk.workload.Accessory;
import dev.railsk.workload.AppProcess;
import dev.railsk.workload.Clock;
import dev.railsk.workload.Scale;
import dev.railsk.workload.ScaleChange;
import dev.railsk.workload.StatefulStrategy;
import dev.railsk.workload.Web;
import dev.railsk.workload.Worker;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** An example for every parameter of every word: by the word, else by the parameter's type. */
final class WordExamples {

    private static final Folder FOLDER = folder();

    /** What kubeseal might have made. */
    static final String CIPHERTEXT = "AgB" + "y3i4".repeat(100) + "A";

    static final EnvFile ENV_FILE = EnvFile.text(EnvDialect.KUBECTL, "FILED=1");

    private static final Edit EDIT = Edit.merge("metadata: {annotations: {edited: yes}}");

    /** Arguments by the parameter's type, unless a word has its own below. */
    private static final Map<Class<?>, Object> BY_TYPE = new LinkedHashMap<>();

    /** Arguments by the word's name; of several words of one name, by the one that they fit. */
    private static final Map<String, List<Object[]>> BY_WORD = new LinkedHashMap<>();

    static {
        types();
        words();
        moreWords();
    }

    private WordExamples() {}

    /** Arguments with which a word may be written. */
    static Object[] arguments(Method word) {
        for (Object[] own : BY_WORD.getOrDefault(word.getName(), List.of())) {
            if (fits(word, own)) {
                return own;
            }
        }
        Object[] arguments = new Object[word.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = word.getParameterTypes()[i];
            if (!BY_TYPE.containsKey(type)) {
                throw new AssertionError(
                        "no example for " + word + ": give it one in " + WordExamples.class.getSimpleName());
            }
            arguments[i] = BY_TYPE.get(type);
        }
        return arguments;
    }

    private static boolean fits(Method word, Object[] arguments) {
        Class<?>[] types = word.getParameterTypes();
        boolean fits = types.length == arguments.length;
        for (int i = 0; fits && i < types.length; i++) {
            boolean isNumber = types[i] == int.class && arguments[i] instanceof Integer;
            fits = isNumber || types[i].isInstance(arguments[i]);
        }
        return fits;
    }

    private static void types() {
        BY_TYPE.put(String.class, "a");
        BY_TYPE.put(String[].class, new String[] {"a"});
        BY_TYPE.put(int.class, 1);
        BY_TYPE.put(long.class, 1001L);
        BY_TYPE.put(Consumer.class, (Consumer<Object>) spec -> {});
        BY_TYPE.put(Duration.class, Duration.ofSeconds(700));
        BY_TYPE.put(LabelScope[].class, new LabelScope[] {LabelScope.PODS});
        BY_TYPE.put(Hardening[].class, new Hardening[] {Hardening.READ_ONLY_ROOT_FILESYSTEM});
        BY_TYPE.put(Cpu.class, Cpu.cores(1));
        BY_TYPE.put(Memory.class, Memory.mebibytes(64));
        BY_TYPE.put(Image.class, Image.of("ghcr.io/acme/other"));
        BY_TYPE.put(PullPolicy.class, PullPolicy.ALWAYS);
        BY_TYPE.put(Hook.class, Hook.exec("true"));
        BY_TYPE.put(Edit.class, EDIT);
        BY_TYPE.put(EnvVars.class, EnvVars.define(env -> env.value("MORE", "1")));
        BY_TYPE.put(Resources.class, Resources.define(resources -> resources.memory(Memory.mebibytes(64))));
        BY_TYPE.put(Spread.class, Spread.evenly());
        BY_TYPE.put(GracePeriod.class, GracePeriod.of(Duration.ofSeconds(66)));
        BY_TYPE.put(Disruption.class, Disruption.maxUnavailable(1));
        BY_TYPE.put(UpdateStrategy.class, UpdateStrategy.rolling("1", "0"));
        BY_TYPE.put(Scale.class, Scale.fixed(3));
        BY_TYPE.put(ServiceType.class, ServiceType.LOAD_BALANCER);
        BY_TYPE.put(Service.class, Service.DEFAULT.with(service -> service.name("front")));
        BY_TYPE.put(Security.class, Security.RESTRICTED.with(security -> security.runAs(1001)));
        BY_TYPE.put(VolumeOwnership.class, VolumeOwnership.ON_ROOT_MISMATCH);
        BY_TYPE.put(Scratch.class, Scratch.define("/more", scratch -> {}));
        BY_TYPE.put(Overlap.class, Overlap.ALLOW);
        BY_TYPE.put(MigrationTiming.class, MigrationTiming.BEFORE);
        BY_TYPE.put(TargetCluster.class, TargetCluster.context("prod"));
        BY_TYPE.put(Claim.class, Claim.of(Memory.gibibytes(1)));
        BY_TYPE.put(Secrets.class, Secrets.existing("s", "K"));
        BY_TYPE.put(Configs.class, Configs.existing("c", "K"));
        sourceTypes();
        traffic();
        parts();
        tenancy();
    }

    private static void tenancy() {
        BY_TYPE.put(Account.class, Account.own("robot", account -> account.annotation("robot", "yes")));
        BY_TYPE.put(Subject[].class, new Subject[] {Subject.group("devs")});
        BY_TYPE.put(PodSecurityLevel.class, PodSecurityLevel.BASELINE);
        BY_TYPE.put(Peer.class, Peer.namespace("other"));
        BY_TYPE.put(Peer[].class, new Peer[] {Peer.namespace("ingress-nginx")});
        BY_TYPE.put(int[].class, new int[] {5432});
        BY_TYPE.put(Backing.class, Backing.redis("store", redis -> redis.port(6380)));
        BY_TYPE.put(Scrape.class, Scrape.podMonitor());
        put("may", "get", new String[] {"pods"});
        put("metrics", "metrics", 9394, Scrape.podMonitor());
        put("url", "s", "K");
        put("variable", "OTHER_URL");
    }

    private static void sourceTypes() {
        BY_TYPE.put(ContainerResource.class, ContainerResource.memoryLimit().in(ResourceUnit.MEBIBYTES));
        BY_TYPE.put(ConfigRollout.class, ConfigRollout.NONE);
        BY_TYPE.put(EnvFile.class, ENV_FILE);
        BY_TYPE.put(Store.class, Store.namespaced("vault"));
        BY_TYPE.put(RemoteKey.class, RemoteKey.of("remote"));
        BY_TYPE.put(SecretCreation.class, SecretCreation.ORPHAN);
        BY_TYPE.put(SecretDeletion.class, SecretDeletion.DELETE);
        BY_TYPE.put(SealedScope.class, SealedScope.CLUSTER_WIDE);
    }

    private static void traffic() {
        BY_TYPE.put(ServicePort.class, ServicePort.of("own", 8082).to(8083));
        BY_TYPE.put(TrafficPolicy.class, TrafficPolicy.LOCAL);
        BY_TYPE.put(ExternalDns.class, ExternalDns.DEFAULT.hostname("a.example"));
        BY_TYPE.put(CertIssuer.class, CertIssuer.ofNamespace("own"));
        BY_TYPE.put(
                GatewayParent.class,
                GatewayParent.of("other").namespace("infra").section("https"));
        BY_TYPE.put(AlbTargetType.class, AlbTargetType.IP);
        BY_TYPE.put(PathMatch.class, PathMatch.EXACT);
        BY_TYPE.put(Puma.class, Puma.balanced());
        BY_TYPE.put(Thruster.class, Thruster.DEFAULT.targetPort(3005));
        BY_TYPE.put(JobBackend.class, JobBackend.goodJob());
        BY_TYPE.put(SidekiqAlive.class, SidekiqAlive.DEFAULT.port(7444));
    }

    private static void parts() {
        BY_TYPE.put(Web.class, Web.define("front", web -> {}));
        BY_TYPE.put(AppProcess.class, AppProcess.define("consumer", process -> process.command("consume")));
        BY_TYPE.put(Worker.class, Worker.define("jobs", worker -> {}));
        BY_TYPE.put(Clock.class, Clock.define("clock", clock -> clock.command("clock")));
        BY_TYPE.put(Accessory.class, Accessory.define("redis", redis -> redis.image("redis:8")));
        BY_TYPE.put(Cron.class, Cron.define("nightly", cron -> cron.at("@daily").command("tidy")));
        BY_TYPE.put(Config.class, Config.define("more", config -> config.value("MORE", "1")));
        BY_TYPE.put(ConfigFiles.class, ConfigFiles.define("more", files -> files.text("a", "1")));
        BY_TYPE.put(When.class, When.AFTER_ROLLOUT);
        BY_TYPE.put(DeployTask.class, DeployTask.define("notify", task -> task.command("notify")));
        BY_TYPE.put(SmokeCheck.class, SmokeCheck.define("health", check -> check.get("https://a.example/up")));
        BY_TYPE.put(Console.class, Console.define(console -> console.command("irb")));
        BY_TYPE.put(Migration.class, Migration.standard(Origin.here()));
    }

    private static void words() {
        put("health", "/health");
        put("health", Probe.http("/health"));
        put("liveness", Probe.exec("true"));
        put("readiness", Probe.exec("true"));
        put("startup", Probe.exec("true"));
        put("port", "web", 8080);
        put("port", 8080);
        put("addPort", "more", 8081);
        put("addPort", "more", 8081, "web");
        put("path", "/b");
        put("path", "/b", PathMatch.EXACT);
        put("addPath", "/b");
        put("addPath", "/b", PathMatch.EXACT);
        put("addTls", "a.example", "own-tls");
        put("certManager", "letsencrypt");
        put("webAcl", "arn:aws:wafv2:eu-west-1:1:regional/webacl/a/b");
        put("certificates", (Object) new String[] {"arn:aws:acm:eu-west-1:1:certificate/a"});
        put("successCodes", "200-299");
        put("healthPath", "/up");
        put("workers", 2);
        put("controlServer", 9293);
        put("sourceRanges", (Object) new String[] {"10.0.0.0/8"});
        put("serve", "http");
        put("host", "b.example");
        put("addHost", "b.example");
        put("expose", Exposure.ingress(ingress -> ingress.className("nginx")));
        put("at", "5 4 * * *");
        put("at", "5 4 * * *", "Europe/Berlin");
        podWords();
    }

    private static void podWords() {
        put("volume", "data", "/data", Claim.of(Memory.gibibytes(1)));
        put("identity", "app", "own");
        put("scratch", "/more", (Consumer<Object>) spec -> {});
        put("addScratch", "/more", (Consumer<Object>) spec -> {});
        put("removeScratch", "/more");
        put("tmpdir", "/scratch/ruby");
        put("mount", "files", "/files");
        put("mount", Mount.of("files", "/files").readOnly());
        put("removeMount", "/files");
        put("workingDirectory", "/app");
        put("addCapability", "NET_BIND_SERVICE");
        put("removeCapability", "NET_BIND_SERVICE");
        put("volume", "more", Volume.emptyDir());
        put("tmpdirBy", "busybox:1", new String[] {"true"});
    }

    private static void moreWords() {
        put("editPods", Edit.merge("spec: {hostNetwork: true}"));
        put("edit", "Deployment", "shop-web", EDIT);
        put("removeEdit", "Deployment", "shop-web");
        put("conflict", "Deployment", "shop-web", "spec.replicas", ConflictPolicy.YIELD);
        put("defaultConflict", "Deployment", "shop-web", "spec.replicas");
        put("manifests", List.of());
        put("awaitedManifests", List.of());
        put("removeManifest", "ConfigMap", "a");
        put("value", "VALUE", "1");
        put("field", "FIELD", "metadata.name");
        put("revision", "REVISION");
        put("address", "PEER", "web", "http://{host}:{port}/");
        put("allFromSecret", "s");
        put("allFromConfig", "c");
        put("removeAllFrom", "s");
        put("fromSecret", "SECRET", "s", "K");
        put("fromConfig", "CONFIG", "c", "K");
        sources();
        put("namespace", "other");
        put("existingNamespace", "other");
        put("nameSuffix", "-b");
        put("namePrefix", "b-");
        put("kubernetes", "1.34");
        put("registry", "mirror.internal:5000");
        put("gracePeriod", GracePeriod.of(Duration.ofSeconds(66)));
        put("timeout", Duration.ofSeconds(30));
        put("replicas", 3);
        put("get", "https://b.example/up");
        put("status", 301);
        put("pause", Duration.ofSeconds(5));
        put("tries", 3);
        scaling();
    }

    private static void scaling() {
        BY_TYPE.put(ScaleChange.class, Scale.keda(keda -> keda.trigger("more", KedaTrigger.of("rabbitmq"))));
        BY_TYPE.put(ScalePace.class, ScalePace.steady(Duration.ofMinutes(7)));
        BY_TYPE.put(RedisServer.class, RedisServer.at("redis:6379"));
        BY_TYPE.put(KedaTrigger.Custom.class, KedaTrigger.of("kafka"));
        put("between", 2, 7);
        placement();
        put("prometheus", "http://prometheus:9090");
        put("postgres", "s", "K");
        put("officeHours", "0 8 * * 1-5", "0 18 * * 1-5", "Etc/UTC", 2);
    }

    private static void placement() {
        BY_TYPE.put(Nodes.class, Nodes.arch("arm64").tolerating("arch", "arm64"));
        BY_TYPE.put(Affinity[].class, new Affinity[] {Affinity.near(PodGroup.labelled("app", "redis"))});
        BY_TYPE.put(Dns.class, Dns.ofCluster().option("ndots", "2"));
        BY_TYPE.put(HostAliases.class, HostAliases.of("10.0.0.5", "db.internal"));
        BY_TYPE.put(StatefulStrategy.class, StatefulStrategy.onDelete());
    }

    private static void sources() {
        put("allFromSecret", "s", "P_");
        put("allFromConfig", "c", "P_");
        put("optionalAllFromSecret", "s");
        put("optionalAllFromSecret", "s", "P_");
        put("optionalAllFromConfig", "c");
        put("optionalAllFromConfig", "c", "P_");
        put("optionalFromSecret", "SECRET", "s", "K");
        put("optionalFromConfig", "CONFIG", "c", "K");
        put("fromFile", "FILED", "made", "app.env", "K");
        put("optionalFromFile", "FILED", "made", "app.env", "K");
        put("text", "a.conf", "listen 80;");
        put("resource", WordUses.class, "proxy.conf");
        put("resource", "b.conf", WordUses.class, "proxy.conf");
        put("file", FOLDER, "proxy.conf");
        put("file", "b.conf", FOLDER, "proxy.conf");
        put("rename", "a.conf", "c.conf");
        put("file", "KEY", "key.txt");
        put("file", "proxy.conf", FOLDER, "proxy.conf");
        put("key", "KEY", "remote");
        put("key", "KEY", CIPHERTEXT);
        put("key", "KEY", "remote", "property");
        put("key", "KEY", RemoteKey.of("remote").version("2").decoding(RemoteDecoding.BASE64));
        put("command", "KEY", "op", new String[] {"read"});
        put("dockerConfig", "ghcr.io", "K", "K");
        put("refresh", Refresh.once());
    }

    private static Folder folder() {
        try {
            return Folder.of(Path.of(Objects.requireNonNull(WordUses.class.getResource("proxy.conf"))
                            .toURI())
                    .resolveSibling(""));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static void put(String word, Object... arguments) {
        BY_WORD.computeIfAbsent(word, none -> new ArrayList<>()).add(arguments);
    }
}
