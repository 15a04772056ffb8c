package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.Finding;
import dev.railsk.manifest.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at the values under the keys of a Secret that are needed by name. It tells names only. */
final class SecretValues {

    private final ObjectRef secret;
    private final Tree content;

    SecretValues(ObjectRef secret, Tree content) {
        this.secret = secret;
        this.content = content;
    }

    /** An empty value stands in the way; one that somebody ended with a line break by mistake, as {@code echo} does, is told. */
    void check(Set<String> keys, String places, List<Finding> findings, Consumer<String> warnings) {
        for (String key : keys) {
            String value = value(key);
            if (value.isEmpty() && isThere(key)) {
                findings.add(new Finding(
                        "empty-value",
                        secret + " in namespace " + secret.namespace() + " has an empty value under the key " + key,
                        places,
                        "Put the value in, or leave the key out of the definition."));
            } else if (endsInLineBreak(value)) {
                warnings.accept(
                        secret + " in namespace " + secret.namespace() + " has a value of one line under the key " + key
                                + " that ends in a line break, which becomes part of it: make it with printf, not echo");
            }
        }
    }

    // A value of several lines is a file, such as a certificate, and ends as files do.
    private static boolean endsInLineBreak(String value) {
        return value.endsWith("\n") && value.indexOf('\n') == value.length() - 1;
    }

    private boolean isThere(String key) {
        return content.at("data", key).isPresent()
                || content.at("stringData", key).isPresent();
    }

    private String value(String key) {
        if (content.at("stringData", key).isPresent()) {
            return content.at("stringData", key).text().orElse("");
        }
        String encoded = content.at("data", key).text().orElse("");
        return new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
