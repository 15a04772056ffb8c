package dev.railsk.testing.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What happens on the fake cluster of a test, or of all tests of a class; a test's own comes last, and so replaces the class's.
 *
 * <pre>{@code
 * @Test
 * @ScriptedOutcome(target = "sidekiq", outcome = "crash-loop")
 * void tellsThatTheWorkerCrashes(FakeCluster cluster) { ... }
 * }</pre>
 */
@Documented
@Repeatable(ScriptedOutcomes.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface ScriptedOutcome {

    /** The name of a workload, a task or an object, or of a container in one: {@code web/proxy}. */
    String target();

    /** The name of an {@link dev.railsk.testing.cluster.Outcome}, such as {@code image-missing}; {@code well} for nothing out of the usual. */
    String outcome();
}
