package dev.railsk.deploy.internal.run;

/**
 * How a field comes from another manager to railsk. railsk never takes one by force; who wants that does it, with a command that says so.
 *
 * <p>Force takes over the fields in conflict and no others, which stay with their owner as well, and in the object whatever the definition
 * says later. So what Helm or kubectl made is handed over as a whole.
 */
final class FieldOwner {

    private static final String KUBECTL = "kubectl-client-side-apply";
    private static final String HELM = "helm";
    private static final String APPLY = " | kubectl apply --server-side --field-manager=railsk";

    private FieldOwner() {}

    static String wayOut(DeployRun run, String field, String owner) {
        String byOthers = field.equals(".spec.replicas")
                ? "Write scale(Scale.byOthers()) where \"" + owner + "\" is to decide it. "
                : "";
        String render = "render " + run.environment().name() + " --revision ";
        if (owner.equals(KUBECTL)) {
            return byOthers + "To take over all that \"" + owner + "\" set, once, run this script's " + render
                    + "REVISION"
                    + APPLY
                    + " -f -, with the revision that runs, then deploy again. --force-conflicts there also takes"
                    + " over a value that the definition changes.";
        }
        if (owner.equals(HELM)) {
            return byOthers + "To take over all that \"" + owner
                    + "\" set, once, deploy the revision that runs; then run"
                    + " this script's " + render + "REVISION > now.yaml with it, and kubectl get -f now.yaml"
                    + " --show-managed-fields --output json | jq 'del(.items[].metadata.managedFields[] |"
                    + " select(.manager == \"helm\"))' | kubectl replace -f -; then deploy again. --force-conflicts would"
                    + " leave it an owner of the rest.";
        }
        return byOthers + "To take over what \"" + owner + "\" set, once, run this script's " + render
                + run.order().revision() + APPLY + " --force-conflicts -f -, then deploy again.";
    }
}
