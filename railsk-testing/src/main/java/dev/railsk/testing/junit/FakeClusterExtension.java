package dev.railsk.testing.junit;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Outcome;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test a fake cluster of its own, as a parameter of the test, {@code @BeforeEach} or {@code @AfterEach}: a {@link FakeCluster},
 * and a {@link FaultyCluster} in front of it, which is also what a parameter of the type {@link Cluster} gets.
 *
 * <pre>{@code
 * class ShopDeployTest {
 *
 *     @RegisterExtension
 *     static final FakeClusterExtension CLUSTERS = FakeClusterExtension.ready(SHOP.environment("production"));
 *
 *     @Test
 *     @ScriptedOutcome(target = "sidekiq", outcome = "crash-loop")
 *     void tellsThatTheWorkerCrashes(FakeCluster cluster) { ... }
 * }
 * }</pre>
 *
 * <p>With {@code @ExtendWith(FakeClusterExtension.class)} the cluster is an empty one. Where a test fails, how its cluster stood is told
 * with the failure, as a suppressed exception. A test that succeeds fails after all where a fault of its {@link FaultyCluster} never
 * happened.
 */
public final class FakeClusterExtension
        implements ParameterResolver,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(FakeClusterExtension.class);

    private final Supplier<FakeCluster> start;
    private final List<Consumer<FakeCluster>> preparations;

    /** Empty clusters. */
    public FakeClusterExtension() {
        this(FakeCluster::start, List.of());
    }

    private FakeClusterExtension(Supplier<FakeCluster> start, List<Consumer<FakeCluster>> preparations) {
        this.start = start;
        this.preparations = List.copyOf(preparations);
    }

    /** Clusters that have what this environment takes for granted, as {@link FakeCluster#ready} says. */
    public static FakeClusterExtension ready(Environment environment) {
        return new FakeClusterExtension(() -> FakeCluster.ready(environment), List.of());
    }

    /** The same with more in each cluster, or more that happens there. */
    public FakeClusterExtension with(Consumer<FakeCluster> preparation) {
        List<Consumer<FakeCluster>> all = new ArrayList<>(preparations);
        all.add(preparation);
        return new FakeClusterExtension(start, all);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        boolean isOfATest = parameter.getDeclaringExecutable() instanceof Method
                && context.getTestMethod().isPresent();
        return isOfATest
                && List.of(FakeCluster.class, FaultyCluster.class, Cluster.class)
                        .contains(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Clusters clusters =
                context.getStore(NAMESPACE).getOrComputeIfAbsent(Clusters.class, any -> open(context), Clusters.class);
        boolean isFake = parameter.getParameter().getType().equals(FakeCluster.class);
        return isFake ? clusters.fake() : clusters.faulty();
    }

    private Clusters open(ExtensionContext context) {
        FakeCluster fake = start.get();
        preparations.forEach(preparation -> preparation.accept(fake));
        List<ScriptedOutcome> scripts = new ArrayList<>();
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            classes.add(0, type);
        }
        classes.forEach(
                type -> scripts.addAll(AnnotationSupport.findRepeatableAnnotations(type, ScriptedOutcome.class)));
        scripts.addAll(
                AnnotationSupport.findRepeatableAnnotations(context.getRequiredTestMethod(), ScriptedOutcome.class));
        scripts.forEach(script -> fake.outcome(script.target(), Outcome.named(script.outcome())));
        return new Clusters(fake, FaultyCluster.over(fake));
    }

    /** The clusters of one test. */
    private record Clusters(FakeCluster fake, FaultyCluster faulty) {}

    private static Optional<Clusters> clusters(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(Clusters.class, Clusters.class));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional<Clusters> clusters = clusters(context);
        try {
            if (context.getExecutionException().isEmpty()) {
                clusters.ifPresent(all -> all.faulty().requireAllHappened());
                clusters.ifPresent(all -> all.fake().requireSmokesAsked());
            }
        } finally {
            clusters.ifPresent(all -> all.fake().close());
        }
    }

    private static void tell(ExtensionContext context, Throwable failure) {
        clusters(context)
                .ifPresent(
                        all -> failure.addSuppressed(new ClusterStood(all.fake().describe())));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        tell(context, failure);
        throw failure;
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        tell(context, failure);
        throw failure;
    }

    /** How the cluster stood where a test failed; it comes with the failure and says no more than its message. */
    private static final class ClusterStood extends RuntimeException {

        private static final long serialVersionUID = 1;

        ClusterStood(String text) {
            super(text, null, false, false);
        }
    }
}
