package dev.railsk.kustomize;

import dev.railsk.image.PullPolicy;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.Toleration;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.PodWords;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.security.Hardening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;

/** What may be said of any pods, in a base. */
final class PodSayings {

    private PodSayings() {}

    static Sayings<PodWords<?>, PlainPods> all(double share) {
        return new Sayings<PodWords<?>, PlainPods>(share)
                .oneOf(image())
                .must(
                        Said.of(
                                "command(\"bin/run\", \"-v\")",
                                pod -> pod.command("bin/run", "-v"),
                                pods -> pods.container().set("command", List.of("bin/run", "-v"))),
                        Said.of(
                                "arguments(\"bin/run\", \"a b\")",
                                pod -> pod.arguments("bin/run", "a b"),
                                pods -> pods.container().set("args", List.of("bin/run", "a b"))))
                .course(env())
                .oneOf(resources("200m", "512Mi"), resources("1", "1Gi"), resources("1500m", "1536Mi"))
                .and(details(share))
                .and(placement(share));
    }

    /** Foreign images have a name of their own, so that an overlay can change one by it. */
    private static Said<PodWords<?>, PlainPods> image() {
        return Said.of(
                "image(\"registry.example:5000/tool:1\")",
                pod -> pod.image("registry.example:5000/tool:1"),
                pods -> pods.foreign("registry.example:5000/tool:1"));
    }

    private static Arbitrary<Said<PodWords<?>, PlainPods>> env() {
        return EnvSayings.some("OWN", 0.4).map(entries -> {
            List<Said<dev.railsk.config.EnvVarsSpec, PlainEnv>> written = new ArrayList<>();
            return new Said<PodWords<?>, PlainPods>(
                    "env(e -> e" + Said.text(entries) + ")",
                    pod -> pod.env(Said.words(written)),
                    pods -> {
                        PlainEnv env = PlainEnv.empty(pods.tree());
                        written.clear();
                        written.addAll(Said.write(entries, env));
                        env.into(pods.container());
                    },
                    pods -> true);
        });
    }

    private static Said<PodWords<?>, PlainPods> resources(String cpu, String memory) {
        return Said.of(
                "resources(r -> r.cpu(Cpu.parse(\"" + cpu + "\")).memory(Memory.parse(\"" + memory + "\")))",
                pod -> pod.resources(r -> r.cpu(cpu(cpu)).memory(memory(memory))),
                pods -> {
                    PlainObject resources = pods.container().part("resources");
                    resources.part("requests").set("cpu", cpu).set("memory", memory);
                    resources.part("limits").set("memory", memory);
                });
    }

    static Cpu cpu(String text) {
        return text.endsWith("m")
                ? Cpu.millis(Integer.parseInt(text.substring(0, text.length() - 1)))
                : Cpu.cores(Integer.parseInt(text));
    }

    static Memory memory(String text) {
        int number = Integer.parseInt(text.substring(0, text.length() - 2));
        return text.endsWith("Gi") ? Memory.gibibytes(number) : Memory.mebibytes(number);
    }

    private static Sayings<PodWords<?>, PlainPods> details(double share) {
        return new Sayings<PodWords<?>, PlainPods>(share)
                .oneOf(Said.of(
                        "pullPolicy(PullPolicy.ALWAYS)",
                        pod -> pod.pullPolicy(PullPolicy.ALWAYS),
                        pods -> pods.container().set("imagePullPolicy", "Always")))
                .oneOf(Said.of(
                        "workingDirectory(\"/srv/app\")",
                        pod -> pod.workingDirectory("/srv/app"),
                        pods -> pods.container().set("workingDir", "/srv/app")))
                .oneOf(grace(45), grace(120))
                .oneOf(Said.of(
                        "mount(\"tmp\", \"/tmp\")",
                        pod -> pod.mount("tmp", "/tmp"),
                        pods -> mount(pods, "tmp", "/tmp", "emptyDir", Map.of())))
                .oneOf(Said.<PodWords<?>, PlainPods>of(
                                "mount(\"conf\", \"/etc/proxy\")",
                                pod -> pod.mount("conf", "/etc/proxy"),
                                pods -> mount(pods, "conf", "/etc/proxy", "configMap", Map.of("name", "proxy")))
                        .where(pods -> pods.tree().generates("configMapGenerator", "proxy")))
                .oneOf(companion("init", "setup", true), companion("init", "setup", false))
                .oneOf(companion("sidecar", "helper", true), companion("sidecar", "helper", false))
                // Behind the companions, since it reaches every container.
                .oneOf(Said.of(
                        "security(s -> s.hardening(Hardening.NO_PRIVILEGE_ESCALATION))",
                        pod -> pod.security(s -> s.hardening(Hardening.NO_PRIVILEGE_ESCALATION)),
                        pods -> pods.containers()
                                .forEach(container ->
                                        container.part("securityContext").set("allowPrivilegeEscalation", false))));
    }

    private static Said<PodWords<?>, PlainPods> grace(int seconds) {
        return Said.of(
                "gracePeriod(GracePeriod.of(Duration.ofSeconds(" + seconds + ")))",
                pod -> pod.gracePeriod(GracePeriod.of(Duration.ofSeconds(seconds))),
                pods -> pods.spec().set("terminationGracePeriodSeconds", seconds));
    }

    private static void mount(PlainPods pods, String volume, String path, String kind, Map<String, ?> content) {
        pods.container().list("volumeMounts").add(Map.of("mountPath", path, "name", volume));
        pods.spec().list("volumes").add(Map.of("name", volume, kind, content));
    }

    /** One with the app's image has the app's environment; one of others has not. */
    private static Said<PodWords<?>, PlainPods> companion(String role, String name, boolean isCode) {
        String image = isCode ? "" : ".image(\"busybox:1.36\")";
        return Said.of(
                role + "(\"" + name + "\", c -> c.command(\"sh\")" + image + ")",
                pod -> {
                    if (role.equals("init")) {
                        pod.init(
                                name,
                                c -> (isCode ? c.command("sh") : c.command("sh").image("busybox:1.36")).noResources());
                    } else {
                        pod.sidecar(
                                name,
                                c -> (isCode ? c.command("sh") : c.command("sh").image("busybox:1.36")).noResources());
                    }
                },
                pods -> {
                    PlainObject container = PlainObject.empty()
                            .set("name", name)
                            .set("image", isCode ? "shop" : "busybox:1.36")
                            .set("command", List.of("sh"));
                    if (role.equals("sidecar")) {
                        container.set("restartPolicy", "Always");
                    }
                    if (isCode) {
                        pods.tree().appEnv().into(container);
                    }
                    pods.spec().list("initContainers").add(container.fields());
                });
    }

    private static Sayings<PodWords<?>, PlainPods> placement(double share) {
        return new Sayings<PodWords<?>, PlainPods>(share)
                .oneOf(Said.of(
                        "nodes(Nodes.labelled(\"pool\", \"web\").tolerating(..))",
                        pod -> pod.nodes(Nodes.labelled("pool", "web").tolerating(Toleration.of("spot", "true"))),
                        pods -> {
                            pods.spec().part("nodeSelector").set("pool", "web");
                            pods.spec()
                                    .list("tolerations")
                                    .add(Map.of("key", "spot", "operator", "Equal", "value", "true"));
                        }))
                .oneOf(Said.of("priorityClass(\"high\")", pod -> pod.priorityClass("high"), pods -> pods.spec()
                        .set("priorityClassName", "high")));
    }
}
