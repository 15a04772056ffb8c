package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.config.ConfigRollout;
import dev.railsk.pod.LabelScope;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A script of several apps. */
class SeveralAppsTest {

    private static Supplier<RailsApp> app(String name, Consumer<AppSpec> more) {
        return () -> RailsApp.define(name, app -> {
            app.image("ghcr.io/acme/" + name).web(web -> web.host(name + ".example"));
            more.accept(app);
        });
    }

    private static CommandRun run(List<Supplier<RailsApp>> apps, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Railsk.run(apps, args, out, err, CommandContext.empty(Path.of("nowhere")));
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static CommandRun render(List<Supplier<RailsApp>> apps, String app) {
        return run(apps, "render", "--app", app, "--revision", "abcd123");
    }

    @Test
    void takesTheOneThatIsNamed() {
        List<Supplier<RailsApp>> apps = List.of(app("shop", app -> {}), app("blog", app -> {}));

        assertThat(render(apps, "blog").out()).contains("name: blog-web").doesNotContain("shop");
        assertThat(render(apps, "shop").out()).contains("name: shop-web").doesNotContain("blog");
    }

    @Test
    void wantsOneToBeNamed() {
        CommandRun run =
                run(List.of(app("shop", app -> {}), app("blog", app -> {})), "render", "--revision", "abcd123");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        """
                        error: this script has several apps, so that one must be named
                          Write --app with one of: shop, blog.
                        """);
    }

    @Test
    void namesTheAppsWhenThereIsNoneOfTheName() {
        CommandRun run = render(List.of(app("shop", app -> {}), app("blog", app -> {})), "blok");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("error: this script has no app \"blok\"\n")
                .contains("blog");
    }

    @Test
    void theOnlyOneMayBeNamedToo() {
        List<Supplier<RailsApp>> shop = List.of(app("shop", app -> {}));

        assertThat(render(shop, "shop").out())
                .isEqualTo(run(shop, "render", "--revision", "abcd123").out());
        assertThat(render(shop, "blog").err()).startsWith("error: this script has no app \"blog\"\n");
    }

    @Test
    void refusesTwoOfOneName() {
        CommandRun run = render(List.of(app("shop", app -> {}), app("shop", app -> {})), "shop");

        assertThat(run.err()).startsWith("error: this script has two apps called \"shop\"\n");
    }

    @Test
    void refusesOneObjectOfTwoContents() {
        List<Supplier<RailsApp>> apps = List.of(
                app("shop", app -> app.existingNamespace("acme").config("settings", config -> config.value("A", "1")
                        .rollout(ConfigRollout.CHECKSUM_ANNOTATION))),
                app("blog", app -> app.existingNamespace("acme").config("settings", config -> config.value("A", "2")
                        .rollout(ConfigRollout.CHECKSUM_ANNOTATION))));

        CommandRun run = render(apps, "shop");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        """
                        error: app "shop" has ConfigMap settings, which app "blog" has too in its environment "default", with other content
                          Give one of them another name, a namePrefix(".."), or a namespace("..") of its own.
                        """);
    }

    @Test
    void saysWhoMakesTheNamespace() {
        List<Supplier<RailsApp>> apps = List.of(
                app("shop", app -> app.namespace("acme").label("team", "shop", LabelScope.NAMESPACE)),
                app("blog", app -> app.namespace("acme")));

        assertThat(render(apps, "shop").err())
                .contains("Let one of them make the namespace, and write existingNamespace(\"acme\") in the other.");
    }

    @Test
    void sharesWhatBothHaveAlike() {
        List<Supplier<RailsApp>> apps = List.of(
                app("shop", app -> app.namespace("acme")),
                app("blog", app -> app.namespace("acme")),
                app("wiki", app -> app.existingNamespace("acme")));

        assertThat(render(apps, "shop").exitCode()).isZero();
        assertThat(render(apps, "blog").exitCode()).isZero();
        assertThat(render(apps, "wiki").exitCode()).isZero();
    }

    @Test
    void anAppMustBeThere() {
        assertThatThrownBy(() -> run(List.of(), "render")).isInstanceOf(IllegalArgumentException.class);
    }
}
