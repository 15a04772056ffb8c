package dev.railsk.render.internal;

import dev.railsk.manifest.internal.KustomizeHash;
import java.util.Map;

/** A ConfigMap's content in ten characters, the ones that Kustomize gives it: an app moved from there does not restart. */
final class ContentHash {

    private ContentHash() {}

    /** Ten characters for these settings, whatever their order. */
    static String of(Map<String, String> data) {
        return KustomizeHash.ofConfigMap(data, Map.of());
    }
}
