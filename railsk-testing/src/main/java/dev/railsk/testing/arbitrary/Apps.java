package dev.railsk.testing.arbitrary;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Overlay;
import dev.railsk.app.OverlaySpec;
import dev.railsk.app.RailsApp;
import dev.railsk.pod.PodWords;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Valid apps by chance, of nearly the whole vocabulary: for the properties that your shared pieces, edits and renders keep in any app.
 *
 * <pre>{@code
 * @Property(tries = 100)
 * void everyPodIsOfTheTeam(@ForAll AppDefinition definition) {
 *     RailsApp app = RailsApp.define("any", any -> any.with(definition).with(Company::labels));
 *     ..
 * }
 * }</pre>
 *
 * <p>An app shrinks to fewer words. {@code @ForAll RailsApp} draws from {@link #any()}.
 */
public final class Apps {

    private static final double FEW = 0.1;
    private static final double HALF = 0.4;
    private static final List<String> NAMES = List.of("shop", "a", "my-shop-2");
    private static final List<String> ENVIRONMENTS = List.of("staging", "production");

    private Apps() {}

    /** Any valid app, with up to two environments of its own. */
    public static Arbitrary<RailsApp> any() {
        return definitions().map(AppDefinition::app);
    }

    /** The same as definitions, which take more words. */
    public static Arbitrary<AppDefinition> definitions() {
        return definitions(overlays());
    }

    /** Definitions without overlays: of one environment, unless a test adds its own. */
    public static Arbitrary<AppDefinition> bases() {
        return definitions(Arbitraries.just(List.of()));
    }

    /** Overlays that only set, never add or remove; they refer to nothing that an app of {@link #withOverlay} lacks. */
    public static Arbitrary<Overlaid> withOverlay() {
        return Combinators.combine(
                        parts(), AppMenu.app().some(FEW), AppMenu.setting().some(HALF))
                .as((parts, words, overlay) -> {
                    List<Needed> needs = new ArrayList<>();
                    overlay.forEach(phrase -> needs.addAll(phrase.needs()));
                    List<Phrase<AppSpec>> all = new ArrayList<>(words);
                    all.add(new Phrase<>("with(x -> {})", app -> {}, needs));
                    return new Overlaid(
                            AppDefinition.of("shop", parts, all), Phrase.write(overlay)::accept, overlay.toString());
                });
    }

    /**
     * A definition and an overlay that fits it.
     *
     * @param definition the base
     * @param overlay what an environment says
     * @param text what an author would have written for the overlay
     */
    public record Overlaid(AppDefinition definition, Overlay overlay, String text) {}

    private static Arbitrary<AppDefinition> definitions(Arbitrary<List<Phrase<AppSpec>>> overlays) {
        return Combinators.combine(Arbitraries.of(NAMES), parts(), AppMenu.app().some(HALF / 2), extras(), overlays)
                .as((name, parts, words, extras, environments) -> {
                    List<Phrase<AppSpec>> all = new ArrayList<>(words);
                    all.addAll(extras);
                    all.addAll(environments);
                    return AppDefinition.of(name, parts, all);
                })
                .withoutEdgeCases();
    }

    private static Arbitrary<Map<Needed, Phrase<AppSpec>>> parts() {
        Map<Needed, Arbitrary<Phrase<AppSpec>>> parts = new EnumMap<>(Needed.class);
        parts.put(Needed.SECRETS, SourceMenu.secrets());
        parts.put(Needed.UPLOADS, SourceMenu.uploads());
        parts.put(Needed.CACHE, SourceMenu.caches());
        parts.put(Needed.KEYS, SourceMenu.keys());
        parts.put(
                Needed.SETTINGS,
                scope("config(\"settings\", ", SourceMenu.config(), (app, c) -> app.config("settings", c)));
        parts.put(Needed.FILES, scope("files(\"proxy\", ", SourceMenu.files(), (app, f) -> app.files("proxy", f)));
        runs(parts);
        return chosen(parts);
    }

    private static Arbitrary<Map<Needed, Phrase<AppSpec>>> chosen(Map<Needed, Arbitrary<Phrase<AppSpec>>> parts) {
        List<Needed> keys = List.copyOf(parts.keySet());
        List<Arbitrary<Optional<Phrase<AppSpec>>>> choices = new ArrayList<>();
        for (Arbitrary<Phrase<AppSpec>> part : parts.values()) {
            choices.add(part.optional(HALF));
        }
        return Combinators.combine(choices).as(taken -> {
            Map<Needed, Phrase<AppSpec>> chosen = new EnumMap<>(Needed.class);
            for (int i = 0; i < taken.size(); i++) {
                Needed key = keys.get(i);
                taken.get(i).ifPresent(phrase -> chosen.put(key, phrase));
            }
            return chosen;
        });
    }

    private static void runs(Map<Needed, Arbitrary<Phrase<AppSpec>>> parts) {
        parts.put(Needed.WEB, pods("web(", WebMenu.front(), (app, web) -> app.web(web)));
        parts.put(
                Needed.MAILERS,
                pods("worker(\"mailers\", ", WorkloadMenu.worker(), (app, w) -> app.worker("mailers", w)));
        parts.put(
                Needed.CONSUMER,
                pods("process(\"consumer\", ", WorkloadMenu.process(), (app, p) -> app.process("consumer", p)));
        parts.put(Needed.CLOCK, pods("clock(\"clock\", ", WorkloadMenu.clock(), (app, c) -> app.clock("clock", c)));
        parts.put(
                Needed.STORE,
                pods("accessory(\"store\", ", WorkloadMenu.accessory(), (app, a) -> app.accessory("store", a)));
        parts.put(Needed.NIGHTLY, pods("cron(\"nightly\", ", TaskMenu.cron(), (app, c) -> app.cron("nightly", c)));
        parts.put(Needed.ASSETS, pods("task(\"assets\", ", TaskMenu.deployTask(), (app, t) -> app.task("assets", t)));
    }

    /** Workloads and sources that nothing refers to. */
    private static Arbitrary<List<Phrase<AppSpec>>> extras() {
        return new Menu<AppSpec>()
                .course(pods("web(\"admin\", ", WebMenu.beside(), (app, web) -> app.web("admin", web)))
                .course(pods("cable(", WebMenu.cable(), (app, cable) -> app.cable(cable)))
                .course(pods("worker(\"jobs\", ", WorkloadMenu.databaseWorker(), (app, w) -> app.worker("jobs", w)))
                .course(scope("config(\"plain\", ", SourceMenu.plainConfig(), (app, c) -> app.config("plain", c)))
                .some(FEW * 2);
    }

    private static <S extends PodWords<S>> Arbitrary<Phrase<AppSpec>> pods(
            String beginning, Menu<S> menu, BiConsumer<AppSpec, Consumer<S>> scope) {
        return scope(beginning, menu.with(PodMenu::<S>companions), scope);
    }

    private static <T> Arbitrary<Phrase<AppSpec>> scope(
            String beginning, Menu<T> menu, BiConsumer<AppSpec, Consumer<T>> scope) {
        return menu.some(FEW).map(phrases -> Phrase.within(beginning, phrases, scope));
    }

    private static Arbitrary<List<Phrase<AppSpec>>> overlays() {
        Menu<AppSpec> menu = new Menu<>();
        for (String name : ENVIRONMENTS) {
            menu.course(Combinators.combine(
                            AppMenu.setting().some(FEW * 2),
                            AppMenu.changing().some(FEW * 2),
                            Arbitraries.of(true, false))
                    .as((setting, changing, isManaged) -> overlay(name, setting, changing, isManaged)));
        }
        return menu.some(HALF);
    }

    private static Phrase<AppSpec> overlay(
            String name, List<Phrase<OverlaySpec>> setting, List<Phrase<OverlaySpec>> changing, boolean isManaged) {
        String namespace = "shop-" + name;
        List<Phrase<OverlaySpec>> all = new ArrayList<>();
        all.add(
                isManaged
                        ? Phrase.of("namespace(\"" + namespace + "\")", overlay -> overlay.namespace(namespace))
                        : Phrase.of(
                                "existingNamespace(\"" + namespace + "\").noPodSecurity()",
                                overlay -> overlay.existingNamespace(namespace).noPodSecurity()));
        all.addAll(setting);
        all.addAll(changing);
        return Phrase.within("overlay(\"" + name + "\", ", all, (app, words) -> app.overlay(name, words::accept));
    }
}
