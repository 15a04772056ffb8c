package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.Secrets;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import org.junit.jupiter.api.Test;

/** What a deploy asks of secrets and configs, by where they come from. */
class SecretSourcesTest {

    private static ShopDeploy ready(ShopDeploy shop) {
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return shop;
    }

    @Test
    void demandsNothingThatPodsStartWithout() {
        ShopDeploy shop = ready(new ShopDeploy(app -> app.config("flags", config -> config.value("A", "1"))
                .worker(
                        "more",
                        more -> more.env(env -> env.optionalFromSecret("LOGIN", "shop-secrets", "LOGIN")
                                .optionalFromConfig("B", "flags", "B")))));

        assertThat(shop.deploy().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void appliesItsOwnSecretsAndDemandsThemOfNobody() {
        ShopDeploy shop = ready(new ShopDeploy(app -> app.secret(
                        Secrets.plainText("own", own -> own.envFile(EnvFile.text(EnvDialect.STRICT, "A=hunter22\nB=2"))
                                .rollout(ConfigRollout.NONE)))
                .files("proxy", files -> files.text("proxy.conf", "listen 80;").immutable())
                .worker("more", more -> more.env(env -> env.fromSecret("A", "own", "A")))));

        assertThat(shop.deploy().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.cluster.get(new ObjectRef(ObjectKind.SECRET, "shop", "own")))
                .isPresent();
        EnvironmentDiff diff = Deployer.on(shop.cluster).diff(shop.environment, Revision.of("later"));
        assertThat(diff + "" + shop.events).doesNotContain("hunter22", "aHVudGVyMjI");
    }
}
