package dev.railsk.deploy;

import dev.railsk.app.Environment;
import dev.railsk.deploy.internal.fetch.Fetching;
import dev.railsk.deploy.internal.preflight.RightsRoles;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * The least that whoever deploys an environment must be allowed to do: roles to apply and to bind.
 *
 * <pre>{@code
 * String yaml = DeployRights.of(app.environment("staging")).toYaml();
 * }</pre>
 *
 * @param app the app's name
 * @param environment the environment's name
 * @param roles what deploys need, a Role for each namespace that they write to
 * @param clusterRole what they need beyond namespaces: to make the namespace where it is not there, and to check what belongs to the
 *     whole cluster; empty when there is nothing of that kind
 */
public record DeployRights(String app, String environment, List<Manifest> roles, Optional<Manifest> clusterRole) {

    private static final Revision ANY = Revision.of("0000000");

    public DeployRights {
        roles = List.copyOf(roles);
    }

    /**
     * The rights that deploys of this environment need, whatever the revision.
     *
     * @throws dev.railsk.problem.DefinitionException when the environment cannot be rendered
     */
    public static DeployRights of(Environment environment) {
        Environment whole = new Fetching(ValueFetcher.SIMULATED).of(environment);
        return RightsRoles.of(whole, environment.pin().orElse(ANY));
    }

    /** All of them as YAML, with a comment on each. */
    public String toYaml() {
        StringBuilder yaml = new StringBuilder();
        for (Manifest role : roles) {
            yaml.append("---\n# What deploys of ")
                    .append(app)
                    .append(" to ")
                    .append(environment)
                    .append(" need in namespace ")
                    .append(role.namespace())
                    .append(". Bind it to whoever deploys.\n")
                    .append(role.toYaml());
        }
        if (clusterRole.isPresent()) {
            yaml.append(
                            "---\n# What they need beyond it: to make the namespace where it is not there yet, and to check")
                    .append(
                            " what belongs to the whole\n# cluster. Without it these checks are left out and told as not")
                    .append(" checked.\n")
                    .append(clusterRole.get().toYaml());
        }
        return yaml.substring("---\n".length());
    }
}
