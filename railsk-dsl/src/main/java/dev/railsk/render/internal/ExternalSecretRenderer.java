package dev.railsk.render.internal;

import dev.railsk.config.ExternalSecret;
import dev.railsk.config.Refresh;
import dev.railsk.config.RemoteDecoding;
import dev.railsk.config.RemoteKey;
import dev.railsk.config.RemoteSource;
import dev.railsk.config.SecretTarget;
import dev.railsk.config.Secrets;
import dev.railsk.manifest.Manifest;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders what the External Secrets Operator brings. */
final class ExternalSecretRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Secrets secret : rendering.parts().secrets().values()) {
            if (secret instanceof ExternalSecret external) {
                ObjectMeta metadata = rendering.metadataOfSecret(external);
                manifests.add(Manifest.owning(
                                "external-secrets.io/v1",
                                "ExternalSecret",
                                metadata,
                                "spec",
                                spec(external, metadata.getName()))
                        .definedAt(external.origin()));
            }
        }
    }

    private static Map<String, Object> spec(ExternalSecret external, String name) {
        Map<String, Object> spec = new LinkedHashMap<>();
        if (external.refresh().isPresent()) {
            refresh(external.refresh().get(), spec);
        }
        Map<String, Object> store = new LinkedHashMap<>();
        store.put("name", external.store().name());
        store.put("kind", external.store().isClusterWide() ? "ClusterSecretStore" : "SecretStore");
        spec.put("secretStoreRef", store);
        spec.put("target", target(external.target(), name));
        List<Object> data = new ArrayList<>();
        for (Map.Entry<String, RemoteKey> value : external.values().entrySet()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("secretKey", value.getKey());
            entry.put("remoteRef", remote(value.getValue()));
            data.add(entry);
        }
        put(spec, "data", data);
        List<Object> sources = new ArrayList<>();
        for (RemoteSource source : external.sources()) {
            sources.add(source(source));
        }
        put(spec, "dataFrom", sources);
        return spec;
    }

    private static void put(Map<String, Object> spec, String field, List<Object> list) {
        if (!list.isEmpty()) {
            spec.put(field, list);
        }
    }

    private static void refresh(Refresh refresh, Map<String, Object> spec) {
        if (refresh instanceof Refresh.Every every) {
            spec.put("refreshPolicy", "Periodic");
            spec.put("refreshInterval", goDuration(every.interval()));
        } else if (refresh instanceof Refresh.Once) {
            spec.put("refreshPolicy", "CreatedOnce");
        } else if (refresh instanceof Refresh.OnChange) {
            spec.put("refreshPolicy", "OnChange");
        } else {
            throw Rendering.unknown(refresh);
        }
    }

    // As Go writes it itself, so that the operator's own writing of the object changes nothing.
    private static String goDuration(Duration duration) {
        String seconds = duration.toSecondsPart() + "s";
        String minutes = duration.toMinutesPart() + "m" + seconds;
        return duration.toHours() > 0
                ? duration.toHours() + "h" + minutes
                : duration.toMinutes() > 0 ? minutes : seconds;
    }

    private static Map<String, Object> target(SecretTarget target, String name) {
        Map<String, Object> rendered = new LinkedHashMap<>();
        rendered.put("name", name);
        if (target.creation().isPresent()) {
            rendered.put("creationPolicy", target.creation().get().field());
        }
        if (target.deletion().isPresent()) {
            rendered.put("deletionPolicy", target.deletion().get().field());
        }
        Map<String, Object> template = new LinkedHashMap<>();
        if (target.type().isPresent()) {
            template.put("type", target.type().get());
        }
        if (!target.templates().isEmpty()) {
            template.put("data", target.templates());
        }
        if (!template.isEmpty()) {
            rendered.put("template", template);
        }
        return rendered;
    }

    private static Map<String, Object> remote(RemoteKey key) {
        Map<String, Object> remote = new LinkedHashMap<>();
        remote.put("key", key.key());
        if (key.property().isPresent()) {
            remote.put("property", key.property().get());
        }
        if (key.version().isPresent()) {
            remote.put("version", key.version().get());
        }
        if (key.decoding() != RemoteDecoding.NONE) {
            remote.put("decodingStrategy", key.decoding().field());
        }
        return remote;
    }

    private static Map<String, Object> source(RemoteSource source) {
        if (source instanceof RemoteSource.Extract extract) {
            return Map.of("extract", remote(extract.remote()));
        }
        if (source instanceof RemoteSource.Find find) {
            return Map.of("find", Map.of("name", Map.of("regexp", find.pattern())));
        }
        throw Rendering.unknown(source);
    }
}
