package dev.railsk.policy;

import dev.railsk.problem.Part;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How much the app's namespace may have in all.
 *
 * @param hard the amounts, by Kubernetes' names of the resources
 */
public record Quota(Map<String, String> hard) implements Part<QuotaSpec, Quota> {

    /** No bounds. */
    public static final Quota NONE = new Quota(Map.of());

    public Quota {
        hard = Collections.unmodifiableMap(new LinkedHashMap<>(hard));
    }

    @Override
    public Quota with(Consumer<QuotaSpec> definition) {
        return QuotaSpec.apply(this, definition);
    }
}
