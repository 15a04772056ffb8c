package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a user's entry says of its credential plugin.
 *
 * @param version of the protocol
 * @param hint how to install it; empty when nothing is said
 */
record ExecSpec(
        Entry user,
        String command,
        String version,
        String hint,
        List<String> arguments,
        Map<String, String> variables,
        boolean wantsCluster) {

    private static final String GROUP = "client.authentication.k8s.io/";
    private static final List<String> VERSIONS = List.of(GROUP + "v1", GROUP + "v1beta1");

    static ExecSpec of(Entry user) {
        String command = user.text("exec", "command")
                .orElseThrow(() -> user.fault(
                        "the exec plugin names no command", "Log in again with your provider's command line."));
        requireNoNull(user, "exec.command", command);
        ExecSpec spec = new ExecSpec(
                user,
                command,
                user.text("exec", "apiVersion").orElse(""),
                Shown.hint(user.text("exec", "installHint").orElse("")),
                arguments(user),
                variables(user),
                user.isTrue("exec", "provideClusterInfo"));
        spec.requireProtocol();
        return spec;
    }

    private void requireProtocol() {
        if (!VERSIONS.contains(version)) {
            throw user.fault(
                    "the exec plugin " + program() + " speaks \"" + Shown.word(version)
                            + "\", which nobody understands any more",
                    "Update your provider's command line and log in again: it must be " + GROUP + "v1 or v1beta1.");
        }
        if (user.text("exec", "interactiveMode").orElse("").equals("Always")) {
            throw user.fault(
                    "the exec plugin " + program() + " always wants to talk to a person at a terminal",
                    "Log in with it beforehand, and set interactiveMode: IfAvailable.");
        }
    }

    private static List<String> arguments(Entry user) {
        List<String> arguments = user.texts("exec", "args");
        for (String argument : arguments) {
            requireNoNull(user, "exec.args", argument);
        }
        return arguments;
    }

    private static Map<String, String> variables(Entry user) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Tree item : user.items("exec", "env")) {
            String name = user.textOf(item.at("name"), "exec.env.name").orElse("");
            String value = user.textOf(item.at("value"), "exec.env.value").orElse("");
            requireNoNull(user, "exec.env", name + value);
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw user.fault(
                        "a name in exec.env must not be " + (name.isEmpty() ? "empty" : "one with an equals sign"),
                        "Write the variable as name and value.");
            }
            variables.put(name, value);
        }
        return variables;
    }

    private static void requireNoNull(Entry user, String key, String text) {
        if (text.indexOf('\0') >= 0) {
            throw user.fault(key + " must not have a character NUL, but has", "Remove it.");
        }
    }

    /** The command without arguments that somebody wrote behind it, which may be credentials. */
    String program() {
        int end = 0;
        while (end < command.length() && !Character.isWhitespace(command.charAt(end))) {
            end++;
        }
        return Shown.word(command.substring(0, end));
    }

    KubeconfigException fault(String fact, String step) {
        return user.fault(fact, step);
    }

    /** Without what it hands to the program. */
    @Override
    public String toString() {
        return "ExecSpec " + program();
    }
}
