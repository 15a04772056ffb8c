package dev.railsk.definition;

import java.util.List;
import java.util.Optional;

/**
 * Which app this is, where it lives, and beside whom.
 *
 * @param name the app's name
 * @param namespace where its objects live
 * @param affixes what stands around every object's name but the namespace's
 * @param cluster the cluster that it lives in; empty for whichever a command is given
 * @param kubernetes the oldest version of Kubernetes that it must run on; empty for any that is supported upstream
 * @param tenancy how it shares its cluster with others
 * @param use how people name it, and whether they are asked before it is changed; empty for by its own name, and without a question
 */
public record AppIdentity(
        String name,
        AppNamespace namespace,
        NameAffixes affixes,
        Optional<TargetCluster> cluster,
        Optional<KubernetesVersion> kubernetes,
        Tenancy tenancy,
        Optional<EnvironmentUse> use) {

    /** Further names that people may call it by. */
    public List<String> aliases() {
        return use.isPresent() ? use.get().aliases() : List.of();
    }

    /** Whether a command that writes wants a confirmation. */
    public boolean isConfirmed() {
        return use.isPresent() && use.get().isConfirmed();
    }

    /** Whether it may use what a version of Kubernetes brought. */
    public boolean mayUse(KubernetesVersion since) {
        return kubernetes.isEmpty() || kubernetes.get().compareTo(since) >= 0;
    }
}
