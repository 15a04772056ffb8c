package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A program that brings credentials, by the protocol of {@code client.authentication.k8s.io}. Thread-safe. */
final class ExecPlugin {

    private static final String GROUP = "client.authentication.k8s.io/";
    private static final Set<String> VERSIONS = Set.of(GROUP + "v1", GROUP + "v1beta1");
    private static final long SPARE_SECONDS = 10;

    private final Entry user;
    private final Tree exec;
    private final Entry cluster;
    private final Map<String, String> environment;
    private @Nullable ExecCredential credential;

    private ExecPlugin(Entry user, Entry cluster, Map<String, String> environment) {
        this.user = user;
        this.exec = user.content().at("exec");
        this.cluster = cluster;
        this.environment = environment;
    }

    static ExecPlugin of(Entry user, Entry cluster, Map<String, String> environment) {
        ExecPlugin plugin = new ExecPlugin(user, cluster, environment);
        if (plugin.command().isEmpty()) {
            throw user.fault("the exec plugin names no command", "Log in again with your provider's command line.");
        }
        if (!VERSIONS.contains(plugin.version())) {
            throw user.fault(
                    "the exec plugin " + plugin.command() + " speaks \"" + plugin.version()
                            + "\", which nobody understands any more",
                    "Update your provider's command line and log in again: it must be " + GROUP + "v1 or v1beta1.");
        }
        if (plugin.text("interactiveMode").equals("Always")) {
            throw user.fault(
                    "the exec plugin " + plugin.command() + " always wants to talk to a person at a terminal",
                    "Log in with it beforehand, and set interactiveMode: IfAvailable.");
        }
        return plugin;
    }

    /** What it brought, until shortly before that expires. */
    synchronized ExecCredential credential() {
        if (credential == null || isExpired(credential)) {
            credential = read(PluginProcess.of(user, command(), hint(), environment(), arguments())
                    .run());
        }
        return credential;
    }

    /** The server does not take it any more. */
    synchronized void forget() {
        credential = null;
    }

    private static boolean isExpired(ExecCredential credential) {
        return credential.expiry().isPresent()
                && credential.expiry().get().isBefore(Instant.now().plusSeconds(SPARE_SECONDS));
    }

    private ExecCredential read(String output) {
        Tree answer;
        try {
            answer = Tree.parseJson(output);
        } catch (ManifestException notJson) {
            throw unusable("its output is not JSON");
        }
        Tree status = answer.at("status");
        Optional<String> token = status.at("token").text().filter(text -> !text.isEmpty());
        Optional<String> certificate = status.at("clientCertificateData").text();
        Optional<String> key = status.at("clientKeyData").text();
        if (token.isEmpty() && (certificate.isEmpty() || key.isEmpty())) {
            throw unusable("it brought neither a token nor a client certificate with its key");
        }
        Optional<Credentials.Certificate> pair = certificate.isPresent() && key.isPresent()
                ? Optional.of(new Credentials.Certificate(user, certificate.get(), key.get()))
                : Optional.empty();
        return new ExecCredential(token, pair, expiry(status));
    }

    private Optional<Instant> expiry(Tree status) {
        try {
            return status.at("expirationTimestamp").text().map(time -> OffsetDateTime.parse(time)
                    .toInstant());
        } catch (DateTimeException malformed) {
            throw unusable("its expirationTimestamp is no time");
        }
    }

    private KubeconfigException unusable(String why) {
        return user.fault(
                "could not use what the exec plugin " + command() + " brought: " + why,
                "Run it by hand to see what it prints, or log in again.");
    }

    private String command() {
        return text("command");
    }

    private String version() {
        return text("apiVersion");
    }

    private String hint() {
        return text("installHint").strip();
    }

    private String text(String key) {
        return exec.at(key).text().orElse("");
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        exec.at("args").items().forEach(item -> arguments.add(String.valueOf(item.value())));
        return arguments;
    }

    private Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>(environment);
        for (Tree variable : exec.at("env").items()) {
            variable.at("name")
                    .text()
                    .ifPresent(name ->
                            all.put(name, String.valueOf(variable.at("value").value())));
        }
        all.put("KUBERNETES_EXEC_INFO", info().toJsonLine());
        return all;
    }

    private Tree info() {
        Map<String, Object> spec = new LinkedHashMap<>();
        if (exec.at("provideClusterInfo").isTrue()) {
            Map<String, Object> shown = new LinkedHashMap<>();
            for (String key : List.of("server", "tls-server-name", "proxy-url")) {
                cluster.text(key).ifPresent(value -> shown.put(key, value));
            }
            cluster.bytes("certificate-authority")
                    .ifPresent(pem -> shown.put(
                            "certificate-authority-data", Base64.getEncoder().encodeToString(pem)));
            spec.put("cluster", shown);
        }
        spec.put("interactive", false);
        return Tree.of(Map.of("apiVersion", version(), "kind", "ExecCredential", "spec", spec));
    }
}
