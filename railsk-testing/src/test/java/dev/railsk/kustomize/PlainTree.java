package dev.railsk.kustomize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Kustomize tree: a base, and a folder for each overlay. */
final class PlainTree {

    private final PlainObject kustomization = PlainObject.empty();
    private final Map<String, PlainObject> objects = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final PlainEnv appEnv = PlainEnv.empty(this);
    private final List<Object> pullSecrets = new ArrayList<>();
    private final Map<String, PlainPods> pods = new LinkedHashMap<>();
    private final List<PlainOverlay> overlays = new ArrayList<>();
    private final boolean hasCrons;

    PlainTree(boolean hasCrons) {
        this.hasCrons = hasCrons;
    }

    PlainObject kustomization() {
        return kustomization;
    }

    PlainEnv appEnv() {
        return appEnv;
    }

    List<Object> pullSecrets() {
        return pullSecrets;
    }

    Map<String, PlainPods> pods() {
        return pods;
    }

    boolean hasCrons() {
        return hasCrons;
    }

    /** Have a file in the base. */
    void text(String name, String content) {
        texts.put(name, content);
    }

    void add(PlainObject object) {
        objects.put(object.fileName(), object);
    }

    boolean has(String kind) {
        return objects.values().stream().anyMatch(object -> object.kind().equals(kind));
    }

    /** Whether a generator of the base makes this. */
    boolean generates(String generator, String name) {
        return kustomization.has(generator)
                && kustomization.list(generator).stream().anyMatch(made -> name.equals(((Map<?, ?>) made).get("name")));
    }

    PlainOverlay overlay(String name) {
        PlainOverlay overlay = new PlainOverlay(this, name);
        overlays.add(overlay);
        return overlay;
    }

    /** All files, by their paths. */
    Map<String, String> files() {
        Map<String, PlainObject> all = new LinkedHashMap<>(objects);
        for (PlainPods one : pods.values()) {
            one.objects().forEach(object -> all.put(object.fileName(), object));
        }
        Map<String, String> files = new LinkedHashMap<>();
        PlainObject complete = PlainObject.empty().set("resources", List.copyOf(all.keySet()));
        complete.fields().putAll(kustomization.fields());
        files.put("base/kustomization.yaml", complete.toString());
        all.forEach((name, object) -> files.put("base/" + name, object.toString()));
        texts.forEach((name, text) -> files.put("base/" + name, text));
        overlays.forEach(overlay -> files.putAll(overlay.files()));
        return files;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        files().forEach((name, content) ->
                text.append("# ").append(name).append('\n').append(content));
        return text.toString();
    }
}
