package dev.railsk.container;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import dev.railsk.security.Security;
import dev.railsk.security.SecurityChange;
import dev.railsk.security.SecuritySpec;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an init container or a sidecar is written.
 *
 * <p>Defaults: the app's image, which gets the app's environment, as it runs by itself; an image of its own gets none of the
 * app's environment unless {@link #appEnv} says so. Both are hardened as the app is, and have its scratch folders. No probes, no resources.
 */
public final class ContainerSpec extends ContainerWords<ContainerSpec> {

    private ContainerSpec(String scope, Container base) {
        super(Draft.named(scope), base);
    }

    static Companion apply(Companion base, Consumer<ContainerSpec> definition) {
        ContainerSpec spec = new ContainerSpec(base.role().word() + " " + base.name(), base.container());
        spec.draft.run(definition, spec);
        Container container = spec.container();
        Lines lines = base.lines().then(spec.draft.lines());
        ContainerRules.check(spec.draft, container, lines, base.role());
        return spec.draft.finish(
                base.role().word() + " \"" + base.name() + "\"",
                new Companion(base.name(), base.role(), container, lines));
    }

    @Override
    protected ContainerSpec self() {
        return this;
    }

    @Override
    protected Container standard() {
        return Container.BARE;
    }

    /** Change who this container runs as, and what it is denied, from what its pod says. */
    public ContainerSpec security(Consumer<SecuritySpec> definition) {
        draft.write("security");
        requireNonNull(definition, "definition");
        securityIs(Optional.of(draft.change("security", security().orElse(SecurityChange.NONE), definition)));
        return this;
    }

    /** Run this container as, and deny it, what was defined elsewhere, whatever its pod says. */
    public ContainerSpec security(Security shared) {
        draft.write("security");
        securityIs(Optional.of(SecurityChange.to(requireNonNull(shared, "shared"))));
        return this;
    }

    /** Run this container as, and deny it, what its pod says. */
    public ContainerSpec defaultSecurity() {
        draft.write("security");
        securityIs(Optional.empty());
        return this;
    }
}
