package dev.railsk.cluster.internal.kubeconfig;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whom a user acts as. */
record Identity(String user, Optional<String> uid, List<String> groups, Map<String, List<String>> extra) {

    void applyTo(BasicBuilder request) {
        request.setHeader("Impersonate-User", user);
        uid.ifPresent(text -> request.setHeader("Impersonate-Uid", text));
        for (String group : groups) {
            request.header("Impersonate-Group", group);
        }
        for (Map.Entry<String, List<String>> entry : extra.entrySet()) {
            String name = URLEncoder.encode(entry.getKey().toLowerCase(Locale.ROOT), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            for (String value : entry.getValue()) {
                request.header("Impersonate-Extra-" + name, value);
            }
        }
    }
}
