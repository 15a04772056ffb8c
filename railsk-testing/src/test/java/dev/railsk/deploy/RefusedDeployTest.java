package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.config.Secrets;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusedDeployTest {

    @Test
    void reportsAllThatIsMissingAtOnce() {
        ShopDeploy shop = new ShopDeploy(app -> app.pullSecrets("registry"));

        PreflightRefusedException refusal = refusal(shop);

        assertThat(refusal.findings())
                .extracting(Finding::id)
                .containsExactly("missing-namespace", "missing-secret", "missing-secret");
        assertThat(refusal.findings())
                .extracting(Finding::nextStep)
                .containsExactly(
                        "Run kubectl create namespace shop, or let the app own its namespace.",
                        "Run kubectl create namespace shop && kubectl create secret docker-registry registry --namespace"
                                + " shop --docker-server=... --docker-username=... --docker-password=....",
                        "Run kubectl create namespace shop && kubectl create secret generic shop-secrets --namespace shop"
                                + " --from-literal=SECRET_KEY_BASE=....");
        assertThat(refusal.report().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void listsNoSecretsForAHint() {
        ShopDeploy shop = new ShopDeploy();
        shop.cluster.namespace("shop").secret("shop", "shop-secret", "SECRET_KEY_BASE");

        PreflightRefusedException refusal = refusal(shop);

        assertThat(refusal.findings())
                .extracting(Finding::fact)
                .containsExactly("Secret shop-secrets is not there in namespace shop");
    }

    @Test
    void namesTheKeyThatIsMissingAndTheNearOne() {
        ShopDeploy shop = new ShopDeploy();
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASIS", "OTHER");

        PreflightRefusedException refusal = refusal(shop);

        assertThat(refusal.findings())
                .extracting(Finding::fact)
                .containsExactly("Secret shop-secrets in namespace shop has no key SECRET_KEY_BASE; there is"
                        + " SECRET_KEY_BASIS");
    }

    @Test
    void namesTheRightsThatAreMissing() {
        ShopDeploy shop = ShopDeploy.ready();
        shop.cluster.deny("patch", "deployments").deny("create", "deployments").deny("get", "pods/log");

        PreflightRefusedException refusal = refusal(shop);

        assertThat(refusal.findings())
                .extracting(Finding::fact)
                .containsExactly("no right to create, patch deployments.apps in namespace shop");
        assertThat(refusal.report().warnings())
                .containsExactly("no right to get pods/log in namespace shop: should something fail, less can be said"
                        + " about why");
    }

    @Test
    void warnsWhenSecretsMayNotBeRead() {
        ShopDeploy shop = ShopDeploy.ready();
        shop.cluster.deny("get", "secrets");

        DeployReport report = shop.deploy();

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.warnings())
                .containsExactly(
                        "not checked: no right to get secrets in namespace shop, so whether these are there with"
                                + " their keys: Secret shop-secrets; nor can the values of these be hidden, should a log or a"
                                + " message show one");
    }

    @Test
    void namesFieldAndOwnerOfAConflict() {
        ShopDeploy shop = ShopDeploy.ready();
        shop.deploy();
        shop.cluster.put(withReplicas(shop.deployment("shop-web"), 5));

        ApplyRefusedException refusal = catchThrowableOfType(ApplyRefusedException.class, shop::deploy);

        assertThat(refusal.refusals())
                .extracting(finding -> finding.describe(""))
                .containsExactly(
                        "Deployment shop-web: the field .spec.replicas belongs to \"somebody-else\", which set it"
                                + " to 5; the definition says 2\n  at Deployment shop-web in namespace shop, defined at "
                                + shop.line("shop-web")
                                + "\n  Write scale(Scale.byOthers()) where \"somebody-else\" is to decide it. To leave it to"
                                + " \"somebody-else\", write conflict(\"Deployment\", \"shop-web\", \"spec.replicas\","
                                + " CONFLICT_YIELD); to take it, CONFLICT_TAKE.");
        assertThat(refusal.getMessage())
                .startsWith("the API server refuses 1 of 6 objects of shop in default; nothing was written\n  1. ");
        assertThat(refusal.report().objects()).extracting(ObjectOutcome::result).containsOnly(Result.NOT_APPLIED);
    }

    @Test
    void saysThatASecretCannotBeInANamespaceThatIsToBeCreated() {
        ShopDeploy shop = new ShopDeploy(app -> {});
        shop.environment = dev.railsk.app.RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .secret(Secrets.existing("shop-secrets", "KEY"))
                        .web(web -> web.replicas(1)))
                .environment("default");

        PreflightRefusedException refusal = refusal(shop);

        assertThat(refusal.findings())
                .extracting(Finding::fact)
                .containsExactly("Secret shop-secrets is not there in namespace shop, as the namespace is not there");
    }

    @Test
    void endsWithoutAValueOfASecretInAnyText() {
        ShopDeploy shop = ShopDeploy.ready();
        shop.cluster.workload("web", dev.railsk.testing.cluster.Outcome.crashLoop("connecting with seeded now"));

        RolloutFailedException failure = catchThrowableOfType(RolloutFailedException.class, shop::deploy);

        assertThat(failure.causes().get(0).logLines()).containsExactly("connecting with (hidden) now");
        assertThat(shop.events.toString() + failure + failure.report()).doesNotContain("seeded");
    }

    private static Tree withReplicas(Tree deployment, int replicas) {
        Map<String, @Nullable Object> spec =
                new LinkedHashMap<>(deployment.at("spec").map());
        spec.put("replicas", replicas);
        Map<String, @Nullable Object> content = new LinkedHashMap<>(deployment.map());
        content.put("spec", spec);
        return Tree.of(content);
    }

    private static PreflightRefusedException refusal(ShopDeploy shop) {
        return catchThrowableOfType(PreflightRefusedException.class, shop::deploy);
    }
}
