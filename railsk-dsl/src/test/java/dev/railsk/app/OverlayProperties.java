package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.definition.AppParts;
import dev.railsk.definition.TargetCluster;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.LabelScope;
import dev.railsk.quantity.Memory;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of overlays: they are functions on the definition, and compose as functions do. */
class OverlayProperties {

    private static final Overlay NOTHING = overlay -> {};

    @Property(tries = 50)
    void anEmptyOverlayChangesNothing(@ForAll("overlays") Overlay overlay) {
        assertThat(parts(NOTHING))
                .isEqualTo(RailsApp.define("shop", OverlayProperties::base)
                        .environment("default")
                        .parts());
        assertThat(parts(overlay.then(NOTHING))).isEqualTo(parts(overlay));
        assertThat(parts(NOTHING.then(overlay))).isEqualTo(parts(overlay));
    }

    @Property(tries = 100)
    void thenIsTheOneAndThenTheOther(@ForAll("overlays") Overlay first, @ForAll("overlays") Overlay second) {
        AppParts inTurn = overlaid(overlaid(parts(NOTHING), first), second);

        assertThat(parts(first.then(second))).isEqualTo(inTurn);
    }

    @Property(tries = 100)
    void groupingDoesNotMatter(
            @ForAll("overlays") Overlay one, @ForAll("overlays") Overlay two, @ForAll("overlays") Overlay three) {
        assertThat(parts(one.then(two).then(three))).isEqualTo(parts(one.then(two.then(three))));
    }

    @Property(tries = 50)
    void overlaysOfOneAppDoNotInfluenceEachOther(
            @ForAll("overlays") Overlay first, @ForAll("overlays") Overlay second) {
        Overlay one = first.then(overlay -> overlay.cluster(TargetCluster.context("one")));
        Overlay two = second.then(overlay -> overlay.cluster(TargetCluster.context("two")));

        RailsApp both =
                RailsApp.define("shop", app -> base(app).overlay("one", one).overlay("two", two));

        assertThat(both.environment("one").parts()).isEqualTo(parts(one));
        assertThat(both.environment("two").parts()).isEqualTo(parts(two));
    }

    @Property(tries = 50)
    void theSameDefinitionIsTheSameAgain(@ForAll("overlays") Overlay overlay) {
        assertThat(parts(overlay)).isEqualTo(parts(overlay));
    }

    @Provide
    static Arbitrary<Overlay> overlays() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(1, 5);
        return Arbitraries.oneOf(
                numbers.map(count -> overlay -> overlay.web(web -> web.replicas(count))),
                numbers.map(count -> overlay -> overlay.web(web -> web.host("h" + count + ".shop.example"))),
                numbers.map(count -> overlay -> overlay.worker("sidekiq", worker -> worker.replicas(count))),
                numbers.map(count -> overlay ->
                        overlay.worker("sidekiq", worker -> worker.disruption(Disruption.maxUnavailable(count)))),
                numbers.map(count -> overlay -> overlay.nameSuffix("-s" + count)),
                numbers.map(count -> overlay -> overlay.env(env -> env.value("N", "" + count))),
                numbers.map(count -> overlay -> overlay.label("n", "" + count, LabelScope.PODS)),
                numbers.map(count -> overlay -> overlay.config("settings", config -> config.value("N", "" + count))),
                numbers.map(count -> overlay ->
                        overlay.web(web -> web.resources(resources -> resources.memory(Memory.mebibytes(count))))),
                Arbitraries.just(overlay -> overlay.noMigration()));
    }

    private static AppSpec base(AppSpec app) {
        return app.image("ghcr.io/acme/shop")
                .config("settings", config -> config.value("LANG", "en"))
                .web(web -> web.host("shop.example"))
                .worker("sidekiq", worker -> worker.queues("default"));
    }

    private static AppParts parts(Overlay overlay) {
        Consumer<AppSpec> definition = app -> base(app).overlay("one", overlay);
        return RailsApp.define("shop", definition).environment("one").parts();
    }

    private static AppParts overlaid(AppParts parts, Overlay overlay) {
        OverlaySpec spec = new OverlaySpec("one", parts);
        overlay.write(spec);
        return spec.parts();
    }
}
