package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.internal.transport.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whom a user acts as. */
record Identity(String user, Optional<String> uid, List<String> groups, Map<String, List<String>> extra) {

    /** What a request says of it. */
    List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Impersonate-User", user));
        uid.ifPresent(text -> headers.add(new Header("Impersonate-Uid", text)));
        for (String group : groups) {
            headers.add(new Header("Impersonate-Group", group));
        }
        for (Map.Entry<String, List<String>> entry : extra.entrySet()) {
            String name = URLEncoder.encode(entry.getKey().toLowerCase(Locale.ROOT), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            for (String value : entry.getValue()) {
                headers.add(new Header("Impersonate-Extra-" + name, value));
            }
        }
        return headers;
    }
}
