package rails;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Tests on a real node that walk migration plans release by release under load: half an hour, which is more than a build should take. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnARealNode
@EnabledIfEnvironmentVariable(
        named = "RAILSK_WALK_PLANS",
        matches = "true",
        disabledReason = "RAILSK_WALK_PLANS is not true: the walks take half an hour")
@interface WalkingPlans {}
