package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.config.Config;
import dev.railsk.config.ConfigFiles;
import dev.railsk.config.ContainerResource;
import dev.railsk.config.DialectReport;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.EnvVars;
import dev.railsk.config.FileContent;
import dev.railsk.config.Refresh;
import dev.railsk.config.RemoteDecoding;
import dev.railsk.config.RemoteKey;
import dev.railsk.config.ResourceUnit;
import dev.railsk.config.Secrets;
import dev.railsk.config.Store;
import dev.railsk.container.Hook;
import dev.railsk.image.Image;
import dev.railsk.image.Revision;
import dev.railsk.migration.CodeProof;
import dev.railsk.migration.Gate;
import dev.railsk.migration.MigrationPhase;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import dev.railsk.migration.SchemaChange;
import dev.railsk.network.Exposure;
import dev.railsk.network.Service;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.NodeRule;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.PodGroup;
import dev.railsk.placement.Toleration;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Scratch;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.policy.Peer;
import dev.railsk.policy.PodSecurityLevel;
import dev.railsk.probe.Probe;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import dev.railsk.scale.Keda;
import dev.railsk.scale.KedaTrigger;
import dev.railsk.scale.RedisServer;
import dev.railsk.scale.ScaleMetric;
import dev.railsk.scale.ScalePace;
import dev.railsk.security.Hardening;
import dev.railsk.security.Security;
import dev.railsk.task.Console;
import dev.railsk.task.DeployTask;
import dev.railsk.task.Migration;
import dev.railsk.text.Folder;
import dev.railsk.workload.Clock;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Web;
import dev.railsk.workload.Worker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever passes null is told which parameter it was. */
class NullArgumentsTest {

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(String.class, "a"),
            Map.entry(String[].class, new String[] {"a"}),
            Map.entry(Consumer.class, (Consumer<Object>) spec -> {}),
            Map.entry(Class.class, Object.class),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(CodeProof.class, CodeProof.approved()),
            Map.entry(MigrationPhase.class, MigrationPhase.POST),
            Map.entry(SchemaChange.class, SchemaChange.of("drop_table", "a")),
            Map.entry(ContainerResource.class, ContainerResource.cpuLimit()),
            Map.entry(ResourceUnit.class, ResourceUnit.CORES),
            Map.entry(Folder.class, Folder.of(Path.of("."))),
            Map.entry(Store.class, Store.cluster("aws")),
            Map.entry(RemoteKey.class, RemoteKey.of("a")),
            Map.entry(RemoteDecoding.class, RemoteDecoding.AUTO),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(Cpu.class, Cpu.cores(1)),
            Map.entry(Memory.class, Memory.mebibytes(1)),
            Map.entry(LabelScope[].class, new LabelScope[] {LabelScope.PODS}),
            Map.entry(Hardening[].class, new Hardening[0]),
            Map.entry(EnvDialect.class, EnvDialect.DOTENV),
            Map.entry(PodSecurityLevel.class, PodSecurityLevel.BASELINE),
            Map.entry(Overlay.class, (Overlay) overlay -> {}),
            Map.entry(PodGroup.class, PodGroup.labelled("a", "b")),
            Map.entry(Peer.class, Peer.anybody()));

    private static final List<Class<?>> FACTORIES = List.of(
            RailsApp.class,
            Web.class,
            Worker.class,
            Clock.class,
            Config.class,
            ConfigFiles.class,
            FileContent.class,
            ContainerResource.class,
            DialectReport.class,
            Folder.class,
            EnvVars.class,
            EnvFile.class,
            Secrets.class,
            Store.class,
            RemoteKey.class,
            Refresh.class,
            Image.class,
            Revision.class,
            Exposure.class,
            GracePeriod.class,
            Hook.class,
            Spread.class,
            UpdateStrategy.class,
            Disruption.class,
            Scale.class,
            ScaleMetric.class,
            ScalePace.class,
            RedisServer.class,
            KedaTrigger.class,
            Nodes.class,
            NodeRule.class,
            Toleration.class,
            Affinity.class,
            PodGroup.class,
            Dns.class,
            HostAliases.class,
            Scratch.class,
            Probe.class,
            MigrationPlan.class,
            PlanStep.class,
            CodeProof.class,
            Gate.class,
            SchemaChange.class,
            Cpu.class,
            Memory.class,
            Resources.class,
            DeployTask.class,
            Console.class,
            Migration.class);

    private final List<String> silent = new ArrayList<>();
    private int asked;

    @Test
    void namesTheParameterOfASpec() {
        Origin here = Origin.here();
        List<Consumer<Consumer<Object>>> scopes = List.of(
                ask -> RailsApp.define("shop", ask::accept),
                ask -> RailsApp.define("shop", app -> app.overlay("one", ask::accept)),
                ask -> Web.define("web", ask::accept),
                ask -> Worker.define("worker", ask::accept),
                ask -> Clock.define("clock", ask::accept),
                ask -> Migration.standard(here).with(ask::accept),
                ask -> DeployTask.define("assets", ask::accept),
                ask -> Console.define(ask::accept),
                ask -> Config.define("settings", ask::accept),
                ask -> ConfigFiles.define("files", ask::accept),
                ask -> Secrets.external("a", Store.cluster("aws"), ask::accept),
                ask -> Secrets.sealed("a", ask::accept),
                ask -> Secrets.fetched("a", ask::accept),
                ask -> Secrets.plainText("a", ask::accept),
                ask -> EnvVars.define(ask::accept),
                ask -> Resources.define(ask::accept),
                ask -> Keda.define(ask::accept),
                ask -> Scratch.define("/tmp", ask::accept),
                ask -> Security.RESTRICTED.with(ask::accept),
                ask -> Service.DEFAULT.with(ask::accept),
                ask -> Exposure.alb(ask::accept),
                ask -> Exposure.ingress(ask::accept));

        for (Consumer<Consumer<Object>> scope : scopes) {
            run(() -> scope.accept(spec -> askAll(spec.getClass(), spec)));
        }

        assertThat(silent).isEmpty();
        assertThat(asked).isGreaterThan(120);
    }

    @Test
    void namesTheParameterOfAFactory() {
        for (Class<?> type : FACTORIES) {
            askAll(type, null);
        }

        assertThat(silent).isEmpty();
        assertThat(asked).isGreaterThan(25);
    }

    private void askAll(Class<?> type, @Nullable Object target) {
        for (Method method : type.getMethods()) {
            boolean fits = Modifier.isStatic(method.getModifiers()) == (target == null);
            if (fits && !method.isBridge() && !method.isSynthetic() && method.getDeclaringClass() != Object.class) {
                ask(method, target);
            }
        }
    }

    private void ask(Method method, @Nullable Object target) {
        for (int i = 0; i < method.getParameterCount(); i++) {
            if (!method.getParameterTypes()[i].isPrimitive()) {
                asked++;
                String name = method.getParameters()[i].getName();
                if (!name.equals(complaint(method, target, i))) {
                    silent.add(method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(" + name + ")");
                }
            }
        }
    }

    private static @Nullable String complaint(Method method, @Nullable Object target, int missing) {
        @Nullable Object[] arguments = new @Nullable Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i == missing ? null : value(method.getParameterTypes()[i]);
        }
        try {
            method.setAccessible(true);
            method.invoke(target, arguments);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof NullPointerException refusal ? refusal.getMessage() : null;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Object value(Class<?> type) {
        return VALUES.get(type);
    }

    private static void run(Runnable scope) {
        try {
            scope.run();
        } catch (DefinitionException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }
}
