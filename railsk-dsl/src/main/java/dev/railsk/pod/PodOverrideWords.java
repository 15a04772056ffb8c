package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.access.Account;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.security.Hardening;
import dev.railsk.security.Security;
import dev.railsk.security.SecurityChange;
import dev.railsk.security.SecuritySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the pods of one workload or task may have otherwise than the app's others: security, writable folders, pull secrets, account.
 *
 * @param <S> the Spec's own type
 */
public abstract sealed class PodOverrideWords<S extends PodOverrideWords<S>> extends PlacementWords<S>
        permits PodWords {

    private Optional<SecurityChange> security;
    private final ScratchDraft scratches;
    private Optional<List<String>> pullSecrets;
    private Optional<Account> account;

    PodOverrideWords(Draft draft, Pod base) {
        super(draft, base.main(), base.placement());
        Optional<PodOverride> override = base.override();
        security = base.ownSecurity();
        scratches =
                ScratchDraft.ofPod(draft, override.isPresent() ? override.get().scratches() : Optional.empty());
        pullSecrets = override.isPresent() ? override.get().pullSecrets() : Optional.empty();
        account = base.account();
    }

    final Optional<PodOverride> override() {
        Optional<ScratchChange> change = scratches.change();
        boolean isLikeOthers = security.isEmpty() && change.isEmpty();
        return isLikeOthers && pullSecrets.isEmpty() && account.isEmpty()
                ? Optional.empty()
                : Optional.of(new PodOverride(security, change, pullSecrets, account));
    }

    /** Change who these pods run as, and what they are denied, from what the app says. */
    public S security(Consumer<SecuritySpec> definition) {
        draft.write("security");
        requireNonNull(definition, "definition");
        security = Optional.of(draft.change("security", security.orElse(SecurityChange.NONE), definition));
        return self();
    }

    /** Run these pods as, and deny them, what was defined elsewhere, whatever the app says. */
    public S security(Security shared) {
        draft.write("security");
        security = Optional.of(SecurityChange.to(requireNonNull(shared, "shared")));
        return self();
    }

    /** Run these pods as, and deny them, what the app says. */
    public S defaultSecurity() {
        draft.write("security");
        security = Optional.empty();
        return self();
    }

    /** Give these pods the token of their service account, for what asks the API server. */
    public S apiToken() {
        draft.write("apiToken");
        security = Optional.of(security.orElse(SecurityChange.NONE).with(Hardening.NO_API_TOKEN, false));
        return self();
    }

    /** Give these pods no token of the API server. The default. */
    public S noApiToken() {
        draft.write("apiToken");
        security = Optional.of(security.orElse(SecurityChange.NONE).with(Hardening.NO_API_TOKEN, true));
        return self();
    }

    /**
     * Be known to the API server and to cloud services by this account. Default: the app's where
     * the app's code runs, else the namespace's default one.
     */
    public S account(Account own) {
        draft.write("account");
        account = Optional.of(requireNonNull(own, "own"));
        return self();
    }

    /** Be known by the app's account, or by the namespace's default one where a foreign image runs. */
    public S defaultAccount() {
        draft.write("account");
        account = Optional.empty();
        return self();
    }

    /** Make this folder writable in these pods, and none of the app's. */
    public S scratch(String path, Consumer<ScratchSpec> definition) {
        scratches.only(path, definition);
        return self();
    }

    /** Make a further folder writable in these pods. */
    public S addScratch(String path, Consumer<ScratchSpec> definition) {
        scratches.add(path, definition);
        return self();
    }

    /** Make a further folder writable in these pods, as defined elsewhere. */
    public S addScratch(Scratch shared) {
        scratches.add(shared);
        return self();
    }

    /** Do not make this folder of the app writable in these pods. */
    public S removeScratch(String path) {
        scratches.remove(path);
        return self();
    }

    /** Make no folder writable in these pods. */
    public S noScratch() {
        scratches.none();
        return self();
    }

    /** Make the app's folders writable in these pods. */
    public S defaultScratch() {
        scratches.standard();
        return self();
    }

    /** Pull the images of these pods with these secrets, which are in the cluster already, and none of the app's. */
    public S pullSecrets(String... names) {
        Origin origin = draft.write("pullSecrets");
        List<String> secrets = new ArrayList<>();
        for (String name : List.of(requireNonNull(names, "names"))) {
            PullSecrets.add(draft, origin, name, secrets);
        }
        pullSecrets = Optional.of(secrets);
        return self();
    }

    /** Pull the images of these pods without any secret. */
    public S noPullSecrets() {
        draft.write("pullSecrets");
        pullSecrets = Optional.of(List.of());
        return self();
    }

    /** Pull the images of these pods with the app's secrets. */
    public S defaultPullSecrets() {
        draft.write("pullSecrets");
        pullSecrets = Optional.empty();
        return self();
    }
}
