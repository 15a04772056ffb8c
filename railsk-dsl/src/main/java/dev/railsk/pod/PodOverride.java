package dev.railsk.pod;

import dev.railsk.access.Account;
import dev.railsk.security.SecurityChange;
import java.util.List;
import java.util.Optional;

/**
 * What the pods of one workload or task have otherwise than the app's others.
 *
 * @param security who they run as, and what they are denied
 * @param scratches their writable folders
 * @param pullSecrets the secrets by which their images are pulled; empty for the app's
 * @param account by which account they are known; empty for the app's
 */
public record PodOverride(
        SecurityChange security,
        ScratchChange scratches,
        Optional<List<String>> pullSecrets,
        Optional<Account> account) {

    /** Nothing is otherwise. */
    public static final PodOverride NONE =
            new PodOverride(SecurityChange.NONE, ScratchChange.NONE, Optional.empty(), Optional.empty());

    public PodOverride {
        pullSecrets = pullSecrets.isPresent() ? Optional.of(List.copyOf(pullSecrets.get())) : pullSecrets;
    }
}
