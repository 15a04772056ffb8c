package rails;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Tests that need a node which runs containers, and has the images of the sample. */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
        named = "RAILSK_RAILS_IMAGE",
        matches = ".+",
        disabledReason = "RAILSK_RAILS_IMAGE names no image of a Rails app that a real node has")
@EnabledIfEnvironmentVariable(
        named = "RAILSK_NGINX_IMAGE",
        matches = ".+",
        disabledReason = "RAILSK_NGINX_IMAGE names no image of nginx that a real node has")
@interface OnARealNode {}
