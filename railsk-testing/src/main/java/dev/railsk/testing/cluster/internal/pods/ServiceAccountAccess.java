package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Blanks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets a pod's containers ask the API server: mounts a token of the pod's account, unless the pod wants none. */
public final class ServiceAccountAccess {

    /** The account of pods that name none, and that is in every namespace. */
    public static final String DEFAULT_ACCOUNT = "default";

    /** What a client of the API server trusts; it is in every namespace. */
    public static final String ROOT_CERTIFICATES = "kube-root-ca.crt";

    private static final String VOLUME = "kube-api-access-";
    private static final String FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final int LIFETIME_SECONDS = 3607;

    private ServiceAccountAccess() {}

    /** Name the account. */
    public static void fill(Map<String, Object> spec) {
        Blanks.fill(spec, "serviceAccountName", DEFAULT_ACCOUNT);
        spec.put("serviceAccount", PlainValue.text(spec, "serviceAccountName"));
    }

    /** Mount a token where a container has nothing in its place; the letters end the volume's name. */
    public static void mount(Map<String, Object> spec, String letters) {
        if (Boolean.FALSE.equals(spec.get("automountServiceAccountToken")) || hasToken(spec)) {
            return;
        }
        boolean isMounted = false;
        for (String list : List.of("initContainers", "containers")) {
            for (Map<String, Object> container : PlainValue.maps(spec, list)) {
                isMounted |= mountIn(container, VOLUME + letters);
            }
        }
        if (isMounted) {
            list(spec, "volumes").add(volume(VOLUME + letters));
        }
    }

    private static boolean hasToken(Map<String, Object> spec) {
        return PlainValue.maps(spec, "volumes").stream()
                .anyMatch(volume -> PlainValue.text(volume, "name").startsWith(VOLUME));
    }

    private static boolean mountIn(Map<String, Object> container, String volume) {
        for (Map<String, Object> mount : PlainValue.maps(container, "volumeMounts")) {
            if (PlainValue.text(mount, "mountPath").equals(FOLDER)) {
                return false;
            }
        }
        list(container, "volumeMounts").add(map("name", volume, "readOnly", true, "mountPath", FOLDER));
        return true;
    }

    private static List<Object> list(Map<String, Object> map, String key) {
        List<Object> list = PlainValue.asList(map.get(key));
        if (list == null) {
            list = new ArrayList<>();
            map.put(key, list);
        }
        return list;
    }

    private static Map<String, Object> volume(String name) {
        Map<String, Object> certificates = map("name", ROOT_CERTIFICATES);
        certificates.put("items", listOf(map("key", "ca.crt", "path", "ca.crt")));
        Map<String, Object> namespace = map("path", "namespace");
        namespace.put("fieldRef", map("apiVersion", "v1", "fieldPath", "metadata.namespace"));
        Map<String, Object> projected = map(
                "sources",
                listOf(
                        map("serviceAccountToken", map("expirationSeconds", LIFETIME_SECONDS, "path", "token")),
                        map("configMap", certificates),
                        map("downwardAPI", map("items", listOf(namespace)))));
        projected.put("defaultMode", 420);
        return map("name", name, "projected", projected);
    }

    private static List<Object> listOf(Object... items) {
        return new ArrayList<>(List.of(items));
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
