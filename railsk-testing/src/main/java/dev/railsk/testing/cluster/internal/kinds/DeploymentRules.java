package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Blanks;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.List;
import java.util.Map;

/** Deployments: replicas of one template, replaced step by step or all at once. */
public final class DeploymentRules extends KindRules {

    /** The rules. */
    public DeploymentRules() {
        super(ResourceKind.worked(ObjectKind.DEPLOYMENT));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Map<String, Object> spec = PlainValue.child(object, "spec");
        spec.putIfAbsent("replicas", 1);
        spec.putIfAbsent("revisionHistoryLimit", 10);
        spec.putIfAbsent("progressDeadlineSeconds", 600);
        Map<String, Object> strategy = PlainValue.child(spec, "strategy");
        Blanks.fill(strategy, "type", "RollingUpdate");
        if (PlainValue.text(strategy, "type").equals("RollingUpdate")) {
            Map<String, Object> rolling = PlainValue.child(strategy, "rollingUpdate");
            rolling.putIfAbsent("maxSurge", "25%");
            rolling.putIfAbsent("maxUnavailable", "25%");
        }
        Replicas.fill(spec);
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        Replicas.check(spec, "ReplicaSet", List.of());
        checkStrategy(spec.at("strategy"));
        spec.check("revisionHistoryLimit", ValueChecks::notNegative)
                .check("progressDeadlineSeconds", ValueChecks::notNegative);
        long deadline = spec.number("progressDeadlineSeconds", Long.MAX_VALUE);
        if (deadline <= spec.number("minReadySeconds", 0)) {
            spec.invalid("progressDeadlineSeconds", deadline, "must be greater than minReadySeconds");
        }
    }

    private static void checkStrategy(Part strategy) {
        Part rolling = strategy.at("rollingUpdate");
        switch (strategy.text("type")) {
            case "Recreate" -> {
                if (strategy.has("rollingUpdate")) {
                    strategy.forbidden("rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");
                }
            }
            case "RollingUpdate" -> {
                rolling.check("maxUnavailable", ValueChecks::share).check("maxSurge", ValueChecks::amount);
                if (isNothing(rolling, "maxUnavailable") && isNothing(rolling, "maxSurge")) {
                    rolling.invalid(
                            "maxUnavailable",
                            String.valueOf(rolling.map().get("maxUnavailable")),
                            "may not be 0 when `maxSurge` is 0");
                }
            }
            default ->
                strategy.problems().unsupported(strategy.path(), strategy.map(), List.of("Recreate", "RollingUpdate"));
        }
    }

    private static boolean isNothing(Part rolling, String field) {
        Object amount = rolling.map().get(field);
        return amount != null && List.of("0", "0%").contains(String.valueOf(amount));
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        Immutable.check(object, before, "selector");
    }
}
