package dev.railsk.kustomize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs pods, as it stands in a base: its object, and what belongs to it. */
final class PlainPods {

    private final PlainTree tree;
    private final String name;
    private final PlainObject object;
    private final String[] template;
    private final Map<String, PlainObject> more = new LinkedHashMap<>();
    private boolean isCode = true;

    private PlainPods(PlainTree tree, String name, PlainObject object, String... template) {
        this.tree = tree;
        this.name = name;
        this.object = object;
        this.template = template;
    }

    static PlainPods workload(PlainTree tree, String name) {
        PlainPods pods =
                new PlainPods(tree, name, PlainObject.of("apps/v1", "Deployment", "shop-" + name), "spec", "template");
        pods.identify(pods.object.part("metadata", "labels"));
        pods.identify(pods.object.part("spec", "selector", "matchLabels"));
        pods.start();
        return pods;
    }

    static PlainPods cron(PlainTree tree, String name) {
        PlainPods pods = new PlainPods(
                tree,
                name,
                PlainObject.of("batch/v1", "CronJob", "shop-" + name),
                "spec",
                "jobTemplate",
                "spec",
                "template");
        pods.identify(pods.object.part("metadata", "labels"));
        pods.identify(pods.object.part("spec", "jobTemplate", "metadata", "labels"));
        PlainObject job = pods.object.part("spec", "jobTemplate", "spec");
        job.set("backoffLimit", 0);
        pods.start();
        pods.spec().set("restartPolicy", "Never");
        pods.object.part("spec").set("concurrencyPolicy", "Forbid");
        return pods;
    }

    private void start() {
        identify(object.part(template).part("metadata", "labels"));
        PlainObject container = PlainObject.empty().set("name", name).set("image", "shop");
        tree.appEnv().into(container);
        spec().list("containers").add(container.fields());
        if (!tree.pullSecrets().isEmpty()) {
            spec().set("imagePullSecrets", tree.pullSecrets());
        }
    }

    private void identify(PlainObject labels) {
        labels.set("app.kubernetes.io/name", "shop").set("app.kubernetes.io/component", name);
    }

    PlainTree tree() {
        return tree;
    }

    String name() {
        return name;
    }

    PlainObject object() {
        return object;
    }

    PlainObject spec() {
        return object.part(template).part("spec");
    }

    PlainObject podMetadata() {
        return object.part(template).part("metadata");
    }

    /** The path of the pods' spec in a patch. */
    PlainObject specIn(PlainObject patch) {
        return patch.part(template).part("spec");
    }

    /** The pointer to the pods' spec. */
    String pointer() {
        return "/" + String.join("/", template) + "/spec";
    }

    PlainObject container() {
        return containers("containers").get(0);
    }

    /** All containers, those of one list after those of the other. */
    List<PlainObject> containers() {
        List<PlainObject> all = new ArrayList<>(containers("initContainers"));
        all.addAll(containers("containers"));
        return all;
    }

    /** The containers of a list, which may be absent. */
    @SuppressWarnings("unchecked")
    List<PlainObject> containers(String list) {
        List<PlainObject> all = new ArrayList<>();
        if (spec().has(list)) {
            spec().list(list).forEach(container -> all.add(new PlainObject((Map<String, Object>) container)));
        }
        return all;
    }

    /** The main container in a patch. */
    PlainObject containerIn(PlainObject patch) {
        PlainObject container = PlainObject.empty().set("name", name);
        specIn(patch).list("containers").add(container.fields());
        return container;
    }

    /** Whether the main container has the app's image. */
    boolean isCode() {
        return isCode;
    }

    /** Run an image of others, which the app's environment does not reach. */
    void foreign(String image) {
        isCode = false;
        container().set("image", image);
        container().fields().remove("env");
        container().fields().remove("envFrom");
    }

    /** Another object that belongs to it, such as its Service. */
    PlainObject own(String apiVersion, String kind, String suffix) {
        return more.computeIfAbsent(kind, key -> PlainObject.of(apiVersion, kind, "shop-" + name + suffix));
    }

    Optional<PlainObject> own(String kind) {
        return Optional.ofNullable(more.get(kind));
    }

    /** The Service, with the labels by which it finds the pods. */
    PlainObject service() {
        PlainObject service = own("v1", "Service", "");
        identify(service.part("metadata", "labels"));
        identify(service.part("spec", "selector"));
        return service;
    }

    PlainObject budget() {
        PlainObject budget = own("policy/v1", "PodDisruptionBudget", "-pdb");
        identify(budget.part("spec", "selector", "matchLabels"));
        return budget;
    }

    /** All objects, each of which is a file. */
    List<PlainObject> objects() {
        List<PlainObject> objects = new ArrayList<>(List.of(object));
        objects.addAll(more.values());
        return objects;
    }
}
