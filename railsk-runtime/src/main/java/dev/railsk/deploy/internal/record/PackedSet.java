package dev.railsk.deploy.internal.record;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.internal.run.ReleaseSet;
import dev.railsk.deploy.internal.run.Sha256;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The set of a release as its record holds it: compressed, and with the name and a keyed hash in the place of every Secret.
 *
 * @param json all of it
 */
record PackedSet(Tree json) {

    private static final String HASH = "contentHash";

    /** The set, with what the function makes of a Secret in the place of its content. */
    static PackedSet of(ReleaseSet set, Function<Tree, String> hash) {
        List<Object> objects = new ArrayList<>();
        for (Manifest manifest : set.manifests()) {
            boolean isSecret = ObjectKind.of(manifest.id()).equals(ObjectKind.SECRET);
            Map<String, Object> object = new LinkedHashMap<>();
            object.put(
                    isSecret ? "secret" : "manifest",
                    isSecret ? id(manifest.id()) : manifest.tree().map());
            if (isSecret) {
                object.put(HASH, hash.apply(manifest.tree()));
            }
            objects.add(object);
        }
        List<Object> workloads = new ArrayList<>();
        for (WorkloadObject workload : set.workloads()) {
            workloads.add(Map.of(
                    "workload", workload.workload(),
                    "kind", workload.kind(),
                    "name", workload.name(),
                    "appCode", workload.isAppCode()));
        }
        List<Object> awaited = new ArrayList<>();
        set.awaited().forEach(id -> awaited.add(id(id)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("objects", objects);
        json.put("workloads", workloads);
        json.put("awaited", awaited);
        return new PackedSet(Tree.of(json));
    }

    private static Map<String, Object> id(ManifestId id) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("apiVersion", id.apiVersion());
        json.put("kind", id.kind());
        json.put("namespace", id.namespace());
        json.put("name", id.name());
        return json;
    }

    private static ManifestId id(Tree json) {
        return new ManifestId(
                text(json, "apiVersion"), text(json, "kind"), text(json, "namespace"), text(json, "name"));
    }

    private static String text(Tree json, String field) {
        return json.at(field).text().orElse("");
    }

    static PackedSet read(byte[] compressed) throws IOException {
        try {
            return new PackedSet(Tree.parseJson(Gzip.text(compressed)));
        } catch (ManifestException notJson) {
            throw new IOException("it is no JSON", notJson);
        }
    }

    byte[] compressed() {
        return Gzip.of(json.toJsonLine());
    }

    /** The same for equal sets. */
    String digest() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(json.toJsonLine()));
    }

    /** The Secrets whose content it has not, with the hash of it. */
    Map<ManifestId, String> secrets() {
        Map<ManifestId, String> secrets = new LinkedHashMap<>();
        for (Tree object : json.at("objects").items()) {
            if (object.at("secret").isPresent()) {
                secrets.put(id(object.at("secret")), text(object, HASH));
            }
        }
        return secrets;
    }

    /** The whole set, with these Secrets. */
    ReleaseSet with(Map<ManifestId, Manifest> secrets) {
        List<Manifest> manifests = new ArrayList<>();
        for (Tree object : json.at("objects").items()) {
            Manifest secret = secrets.get(id(object.at("secret")));
            manifests.add(secret == null ? Manifest.of(object.at("manifest")) : secret);
        }
        List<WorkloadObject> workloads = new ArrayList<>();
        for (Tree workload : json.at("workloads").items()) {
            workloads.add(new WorkloadObject(
                    text(workload, "workload"),
                    text(workload, "kind"),
                    text(workload, "name"),
                    workload.at("appCode").isTrue()));
        }
        List<ManifestId> awaited = new ArrayList<>();
        json.at("awaited").items().forEach(id -> awaited.add(id(id)));
        return new ReleaseSet(manifests, workloads, awaited, true);
    }
}
