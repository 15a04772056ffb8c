package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Blanks;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Secrets: bytes under keys, of which some types must have certain ones. */
public final class SecretRules extends KindRules {

    private static final Map<String, List<String>> KEYS = Map.of(
            "kubernetes.io/dockercfg", List.of(".dockercfg"),
            "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"),
            "kubernetes.io/ssh-auth", List.of("ssh-privatekey"),
            "kubernetes.io/tls", List.of("tls.crt", "tls.key"));

    /** The rules. */
    public SecretRules() {
        super(ResourceKind.plain(ObjectKind.SECRET));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Blanks.fill(object, "type", "Opaque");
        Map<String, Object> plain = PlainValue.asMap(object.remove("stringData"));
        if (plain != null) {
            Map<String, Object> data = PlainValue.child(object, "data");
            plain.forEach((key, value) -> data.put(
                    key,
                    Base64.getEncoder().encodeToString(String.valueOf(value).getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Override
    public void check(Part object) {
        Map<String, Object> data = object.at("data").map();
        for (String key : data.keySet()) {
            ValueChecks.configKey("data[" + key + "]", key, object.problems());
        }
        // Four letters of what is written are three bytes.
        ValueChecks.size("data", data.values(), ConfigMapRules.MOST_BYTES / 3 * 4, object.problems());
        for (String key : KEYS.getOrDefault(object.text("type"), List.of())) {
            if (!data.containsKey(key)) {
                object.problems().required("data[" + key + "]");
            }
        }
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        Immutable.checkData(object, before);
        Object type = object.map().get("type");
        if (type != null && before.containsKey("type") && !type.equals(before.get("type"))) {
            object.invalid("type", type, "field is immutable");
        }
    }
}
