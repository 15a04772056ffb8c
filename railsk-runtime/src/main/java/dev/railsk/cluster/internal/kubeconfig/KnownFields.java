package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.problem.Nearest;
import java.util.List;
import java.util.Map;

/** The fields of a kubeconfig. One that nobody knows is refused: what it was to do, such as checking a name, would be left out. */
final class KnownFields {

    private static final List<String> CONTEXT = List.of("cluster", "user", "namespace", "extensions");

    private static final List<String> CLUSTER = List.of(
            "server",
            "tls-server-name",
            "insecure-skip-tls-verify",
            "certificate-authority",
            "certificate-authority-data",
            "proxy-url",
            "disable-compression",
            "extensions");

    private static final List<String> USER = List.of(
            "client-certificate",
            "client-certificate-data",
            "client-key",
            "client-key-data",
            "token",
            "tokenFile",
            "as",
            "as-uid",
            "as-groups",
            "as-user-extra",
            "username",
            "password",
            "auth-provider",
            "exec",
            "extensions");

    private static final List<String> EXEC =
            List.of("command", "args", "env", "apiVersion", "installHint", "provideClusterInfo", "interactiveMode");

    private KnownFields() {}

    static void checkContext(Entry context) {
        check(context, "", CONTEXT);
    }

    static void checkCluster(Entry cluster) {
        check(cluster, "", CLUSTER);
    }

    static void checkUser(Entry user) {
        check(user, "", USER);
        check(user, "exec", EXEC);
    }

    private static void check(Entry entry, String part, List<String> known) {
        Object fields = part.isEmpty()
                ? entry.content().value()
                : entry.content().at(part).value();
        if (!(fields instanceof Map<?, ?> written)) {
            return;
        }
        for (Map.Entry<?, ?> field : written.entrySet()) {
            String name = String.valueOf(field.getKey());
            if (field.getValue() != null && !known.contains(name)) {
                String shown = Shown.word(name);
                throw entry.fault(
                        "the " + entry.section() + " has \"" + (part.isEmpty() ? "" : part + ".") + shown
                                + "\", which is no field of a kubeconfig",
                        Nearest.suggest(shown, known, "Remove it, or correct its name."));
            }
        }
    }
}
