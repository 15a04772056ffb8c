package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.manifest.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reckons whether the namespace's quotas leave room for the pods of a rollout. No dry run sees it: a Deployment takes nothing of a quota
 * itself, and its pods are refused later.
 */
final class QuotaCheck {

    private static final ObjectKind QUOTA = new ObjectKind("v1", "ResourceQuota");
    private static final int FORBIDDEN = 403;

    private final DeployRun run;
    private final String namespace;

    QuotaCheck(DeployRun run) {
        this.run = run;
        this.namespace = run.environment().namespace();
    }

    void check(List<Finding> findings) {
        List<LiveObject> quotas;
        try {
            quotas = run.cluster().list(Selection.all(QUOTA, namespace)).items();
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            run.warn("not checked: no right to list resourcequotas in namespace " + namespace
                    + ", so whether there is room for the pods");
            return;
        }
        if (quotas.isEmpty()) {
            return;
        }
        try {
            RolloutDemand demand = RolloutDemand.of(run);
            for (LiveObject quota : quotas) {
                check(quota.content(), demand, findings);
            }
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            // Which right it is stands among the findings: a deploy cannot do without it.
            run.warn("not checked whether the quotas of namespace " + namespace + " leave room for the pods");
        }
    }

    private void check(Tree quota, RolloutDemand demand, List<Finding> findings) {
        if (quota.at("spec", "scopes").isPresent()
                || quota.at("spec", "scopeSelector").isPresent()) {
            // Which pods such a quota counts is the server's to say.
            return;
        }
        String name = quota.at("metadata", "name").text().orElse("");
        quota.at("spec", "hard").entries().forEach((ofQuota, hard) -> {
            Optional<String> counted = PodDemand.counted(ofQuota);
            if (counted.isPresent()) {
                BigDecimal used = used(quota, ofQuota, counted.get());
                BigDecimal free = Quantities.parse(hard)
                        .subtract(used)
                        .add(demand.now().amount(counted.get()))
                        .max(BigDecimal.ZERO);
                BigDecimal needed = demand.peak().amount(counted.get());
                if (needed.compareTo(free) > 0) {
                    findings.add(exhausted(name, ofQuota, needed, free));
                }
            }
        });
    }

    private Finding exhausted(String quota, String ofQuota, BigDecimal needed, BigDecimal free) {
        return new Finding(
                "quota",
                "ResourceQuota " + quota + " leaves " + ofQuota + ": " + Quantities.text(ofQuota, free)
                        + ", and the rollout needs " + Quantities.text(ofQuota, needed)
                        + " at once, surge and tasks included",
                "namespace " + namespace,
                "Raise the quota, ask for less, or write an update strategy without surge.");
    }

    /** What is used by all; of a quota that was just made it is not known yet, and reckoned. */
    private BigDecimal used(Tree quota, String ofQuota, String counted) {
        Tree used = quota.at("status", "used", ofQuota);
        if (used.isPresent()) {
            return Quantities.parse(used);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (LiveObject pod :
                run.cluster().list(Selection.all(ObjectKind.POD, namespace)).items()) {
            String phase = pod.content().at("status", "phase").text().orElse("");
            if (!phase.equals("Succeeded") && !phase.equals("Failed")) {
                sum = sum.add(PodDemand.of(pod.content().at("spec")).amount(counted));
            }
        }
        return sum;
    }
}
