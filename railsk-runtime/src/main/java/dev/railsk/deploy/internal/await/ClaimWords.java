package dev.railsk.deploy.internal.await;

import dev.railsk.deploy.internal.observe.ClusterView;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;

/** What the provisioner says of a claim for which a pod waits: the scheduler only counts nodes. */
final class ClaimWords {

    private ClaimWords() {}

    /** The cause with the claim's own words, where it has any. */
    static Cause in(Cause cause, Tree pod, ClusterView view) {
        if (cause.rule() != Rule.CLAIM_PENDING) {
            return cause;
        }
        for (Tree volume : pod.at("spec", "volumes").items()) {
            String claim =
                    volume.at("persistentVolumeClaim", "claimName").text().orElse("");
            Tree warning = claim.isEmpty() ? Tree.absent() : view.warningAboutClaim(claim);
            if (warning.isPresent()) {
                String said = "; PersistentVolumeClaim " + claim + ": "
                        + warning.at("reason").text().orElse("") + ": "
                        + warning.at("message").text().orElse("");
                return cause.saying(cause.message() + said, cause.nextStep());
            }
        }
        return cause;
    }
}
