package dev.railsk.render.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.pod.LabelScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelRenderingTest {

    @Test
    void tellsWorkloadsApartByAppAndComponent() {
        RenderedShop shop = RenderedShop.worker(worker -> {});

        Map<String, Object> labels = Map.of("app.kubernetes.io/name", "shop", "app.kubernetes.io/component", "sidekiq");
        assertThat(shop.at("Deployment", "metadata", "labels").map()).isEqualTo(labels);
        assertThat(shop.at("Deployment", "spec", "selector", "matchLabels").map())
                .isEqualTo(labels);
        assertThat(shop.podTemplate().at("metadata", "labels").map()).isEqualTo(labels);
        assertThat(shop.at("PodDisruptionBudget", "spec", "selector", "matchLabels")
                        .map())
                .isEqualTo(labels);
        assertThat(shop.at("PodDisruptionBudget", "metadata", "labels")).isEqualTo(Tree.absent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IDENTITY | Service metadata, Service selector, Deployment metadata, Deployment selector, Deployment pods, "
                        + "PodDisruptionBudget selector",
                "WORKLOAD | Deployment metadata",
                "PODS | Deployment pods",
                "SERVICE | Service metadata",
                "INGRESS | Ingress metadata",
                "BUDGET | PodDisruptionBudget metadata",
                "CONFIG | ConfigMap metadata",
                "NAMESPACE | Namespace metadata",
                "TASKS | Job metadata, Job pods",
            })
    void reachesExactlyWhatTheScopeSays(LabelScope scope, String places) {
        RenderedShop shop = RenderedShop.of(app -> app.label("team", "payments", scope)
                .config("settings", config -> config.value("A", "1"))
                .web(web -> web.host("shop.example")));

        assertThat(placesOf("team", shop)).isEqualTo(List.of(places.split(", ")));
    }

    @Test
    void reachesOneWorkloadOnlyWhenWrittenThere() {
        RenderedShop shop = RenderedShop.of(app ->
                app.web(web -> {}).worker("sidekiq", worker -> worker.label("team", "payments", LabelScope.IDENTITY)));

        assertThat(placesOf("team", shop))
                .containsExactly(
                        "Deployment metadata",
                        "Deployment selector",
                        "Deployment pods",
                        "PodDisruptionBudget selector");
    }

    @Test
    void letsTheWorkloadsLabelWinOverTheApps() {
        RenderedShop shop = RenderedShop.of(app -> app.label("team", "shop", LabelScope.PODS)
                .worker("sidekiq", worker -> worker.label("team", "payments", LabelScope.PODS)));

        assertThat(shop.podTemplate().at("metadata", "labels", "team").text()).contains("payments");
    }

    private static List<String> placesOf(String key, RenderedShop shop) {
        List<String> places = new ArrayList<>();
        for (Manifest manifest : shop.set()) {
            addPlaces(key, manifest.kind(), manifest.tree(), places);
        }
        addPlaces(key, "Job", shop.job(), places);
        return places;
    }

    private static void addPlaces(String key, String kind, Tree object, List<String> places) {
        addPlace(key, kind + " metadata", object.at("metadata", "labels"), places);
        addPlace(key, kind + " selector", object.at("spec", "selector"), places);
        addPlace(key, kind + " selector", object.at("spec", "selector", "matchLabels"), places);
        addPlace(key, kind + " pods", object.at("spec", "template", "metadata", "labels"), places);
    }

    private static void addPlace(String key, String place, Tree labels, List<String> places) {
        if (labels.at(key).isPresent()) {
            places.add(place);
        }
    }
}
