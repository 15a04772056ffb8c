package dev.railsk.cluster.internal;

/**
 * Where a kind lives on the API server.
 *
 * @param apiVersion group and version, such as {@code apps/v1}
 * @param plural the resource's name in paths, such as {@code deployments}
 * @param namespaced whether its objects live in namespaces
 */
record ApiResource(String apiVersion, String plural, boolean namespaced) {

    String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** As rights are written: {@code deployments.apps}. */
    String qualified() {
        return group().isEmpty() ? plural : plural + "." + group();
    }

    /** The path of all its objects in a namespace; of all namespaces when that is empty. */
    ApiPath path(String namespace) {
        ApiPath root = ApiPath.ofVersion(apiVersion);
        ApiPath place =
                namespaced && !namespace.isEmpty() ? root.then("namespaces").step("a namespace", namespace) : root;
        return place.step("a resource", plural);
    }
}
