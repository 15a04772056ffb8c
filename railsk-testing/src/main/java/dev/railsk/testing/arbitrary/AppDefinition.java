package dev.railsk.testing.arbitrary;

import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The definition of an app, as it was drawn by {@link Apps}: it writes itself into an {@link AppSpec}, so that a test may add words of
 * its own. Its text is what an author would have written.
 */
public final class AppDefinition implements Consumer<AppSpec> {

    private final String name;
    private final List<Phrase<AppSpec>> phrases;

    private AppDefinition(String name, List<Phrase<AppSpec>> phrases) {
        this.name = name;
        this.phrases = phrases;
    }

    /** A definition of these parts and phrases, with the parts that they need. */
    static AppDefinition of(String name, Map<Needed, Phrase<AppSpec>> parts, List<Phrase<AppSpec>> phrases) {
        Map<Needed, Phrase<AppSpec>> all = new EnumMap<>(Needed.class);
        all.putAll(parts);
        phrases.forEach(phrase -> add(all, phrase.needs()));
        List.copyOf(all.values()).forEach(phrase -> add(all, phrase.needs()));
        boolean runs = false;
        for (Needed part : all.keySet()) {
            runs |= part.compareTo(Needed.WEB) >= 0 && part.compareTo(Needed.NIGHTLY) < 0;
        }
        if (!runs) {
            add(all, List.of(Needed.WEB));
        }
        List<Phrase<AppSpec>> written = new ArrayList<>();
        written.add(Phrase.of("image(\"ghcr.io/acme/shop\")", app -> app.image("ghcr.io/acme/shop")));
        written.addAll(all.values());
        written.addAll(phrases);
        return new AppDefinition(name, List.copyOf(written));
    }

    private static void add(Map<Needed, Phrase<AppSpec>> parts, List<Needed> needs) {
        for (Needed need : needs) {
            if (parts.putIfAbsent(need, need.shortest()) == null) {
                add(parts, need.shortest().needs());
            }
        }
    }

    /** The app's name. */
    public String name() {
        return name;
    }

    /** What an author would have written, a word of the app each. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        phrases.forEach(phrase -> words.add(phrase.text()));
        return words;
    }

    /** Write the definition into an app's scope. */
    @Override
    public void accept(AppSpec app) {
        Phrase.write(phrases).accept(app);
    }

    /** The app. */
    public RailsApp app() {
        return RailsApp.define(name, this);
    }

    @Override
    public String toString() {
        return "RailsApp.define(\"" + name + "\", x -> x\n    ." + String.join("\n    .", words()) + ")";
    }
}
