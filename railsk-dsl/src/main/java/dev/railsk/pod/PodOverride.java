package dev.railsk.pod;

import dev.railsk.access.Account;
import dev.railsk.security.SecurityChange;
import java.util.List;
import java.util.Optional;

/**
 * What the pods of one workload or task have otherwise than the app's others.
 *
 * @param security who they run as, and what they are denied; empty for as the app's others
 * @param scratches their writable folders; empty for the app's
 * @param pullSecrets the secrets by which their images are pulled; empty for the app's
 * @param account by which account they are known; empty for the app's
 */
public record PodOverride(
        Optional<SecurityChange> security,
        Optional<ScratchChange> scratches,
        Optional<List<String>> pullSecrets,
        Optional<Account> account) {

    public PodOverride {
        security = security.isPresent() && security.get().isNone() ? Optional.empty() : security;
        scratches = scratches.isPresent() && scratches.get().isNone() ? Optional.empty() : scratches;
        pullSecrets = pullSecrets.isPresent() ? Optional.of(List.copyOf(pullSecrets.get())) : pullSecrets;
    }

    /** Whether nothing is otherwise. */
    boolean isNone() {
        return security.isEmpty() && scratches.isEmpty() && pullSecrets.isEmpty() && account.isEmpty();
    }
}
