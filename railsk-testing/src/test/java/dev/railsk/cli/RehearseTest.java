package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.manifest.Tree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RehearseTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example").replicas(2).command("bin/web"))
            .worker("sidekiq", worker -> worker.queues("default")));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Railsk.run(() -> SHOP, args, out, err, CommandContext.empty(Path.of("")));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsWhatADeployWouldSay() {
        assertThat(run("rehearse", "--only", "image-missing")).isZero();

        assertThat(out())
                .matches(
                        """
                        web=image-missing: the registry does not have the image
                          rollout failed after 8 s, its cause is told after 3 s
                          ImagePullBackOff: Back-off pulling image .*: not found \\[image-not-found\\]
                            at Pod shop-web-\\S+, container web, defined in RehearseTest.java:14
                            Push ghcr.io/acme/shop:rehearsal, or deploy a revision that was pushed.

                        1 end the deploy, 0 heal
                        """);
        assertThat(err()).isEqualTo("simulated: no real cluster was asked\n");
    }

    @Test
    void namesTheLineOfTheWordThatIsAtFault() {
        run("rehearse", "--only", "program-missing");

        assertThat(out()).contains("defined in RehearseTest.java:15");
    }

    @Test
    void tellsOfWhatHeals() {
        run("rehearse", "--only", "evicted");

        assertThat(out())
                .contains(
                        "  succeeded after ",
                        "Evicted: The node was low on resource: memory.",
                        "0 end the deploy, 1 heals");
    }

    @Test
    void rehearsesTheWholeCatalogue() {
        assertThat(run("rehearse", "--revision", "abcd123")).isZero();

        assertThat(out())
                .contains("web=image-missing: ", "migrate=migration-fails: ")
                .endsWith("\n33 end the deploy, 4 heal\n")
                .doesNotContain("task-fails", "secret-removed");
    }

    @Test
    void writesJson() {
        run("rehearse", "--only", "quota-exceeded", "--output", "json");

        Tree document = Tree.parseJson(out());
        assertThat(document.at("kind").text()).contains("rehearsals");
        assertThat(document.at("simulated").isTrue()).isTrue();
        Tree rehearsal = document.at("rehearsals").items().get(0);
        assertThat(rehearsal.at("scenario").text()).contains("quota-exceeded");
        assertThat(rehearsal.at("outcome").text()).contains("rollout-failed");
        assertThat(rehearsal.at("cause", "rule").text()).contains("quota-exceeded");
        assertThat(rehearsal.at("cause", "definedAt").text()).contains("RehearseTest.java:15");
    }

    @Test
    void listsTheScenariosWhenOneIsUnknown() {
        assertThat(run("rehearse", "--only", "image-mising")).isEqualTo(2);

        assertThat(err())
                .startsWith(
                        "error: there is no scenario \"image-mising\" for this environment\n  Use one of image-missing, ");
    }

    @Test
    void takesNoCluster() {
        assertThat(run("rehearse", "--cluster", "fake")).isEqualTo(2);

        assertThat(err())
                .isEqualTo(
                        """
                        error: rehearse has a fake cluster for each scenario, so --cluster says nothing more
                          Leave --cluster out, or use deploy --cluster fake:TARGET=OUTCOME to see one deploy whole.
                        """);
    }
}
