package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that brings credentials, by the protocol of {@code client.authentication.k8s.io}. */
final class ExecPlugin {

    private final ExecSpec spec;
    private final Entry cluster;
    private final Map<String, String> environment;

    ExecPlugin(ExecSpec spec, Entry cluster, Map<String, String> environment) {
        this.spec = spec;
        this.cluster = cluster;
        this.environment = environment;
    }

    ExecCredential run() {
        Path program = find();
        try {
            byte[] printed = new ForeignProgram(program, spec.arguments(), variables(), Path.of("")).run(secrets());
            return read(new String(printed, StandardCharsets.UTF_8));
        } catch (ForeignProgram.Failed failed) {
            throw spec.fault(
                    "the exec plugin " + Shown.word(String.valueOf(program.getFileName())) + " " + failed.getMessage(),
                    "Log in again, or run it by hand to see more.");
        }
    }

    /** A name with a folder starts at the kubeconfig. */
    private Path find() {
        String command = spec.command();
        boolean bare = command.indexOf('/') < 0 && command.indexOf('\\') < 0;
        String file =
                bare ? command : spec.user().resolve("exec.command", command).toString();
        return ForeignProgram.find(file, Path.of(""), environment)
                .orElseThrow(() -> spec.fault(
                        "could not find the exec plugin " + spec.program() + " that brings the user's credentials",
                        spec.hint().isEmpty()
                                ? "Install it, or add its folder to PATH, as an absolute path."
                                : spec.hint()));
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
                ? Optional.of(new Credentials.Certificate(spec.user(), certificate.get(), key.get()))
                : Optional.empty();
        String header = token.isEmpty()
                ? ""
                : HeaderText.token(spec.user(), "the token of the exec plugin " + spec.program(), token.get());
        return new ExecCredential(header, pair, expiry(status));
    }

    private Optional<Instant> expiry(Tree status) {
        Optional<String> time = status.at("expirationTimestamp").text();
        try {
            return time.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(time.get()).toInstant());
        } catch (DateTimeException malformed) {
            throw unusable("its expirationTimestamp is no time");
        }
    }

    private KubeconfigException unusable(String why) {
        return spec.fault(
                "could not use what the exec plugin " + spec.program() + " brought: " + why,
                "Run it by hand to see what it prints, or log in again.");
    }

    private Map<String, String> variables() {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(spec.variables());
        all.put("KUBERNETES_EXEC_INFO", info().toJsonLine());
        return all;
    }

    private Tree info() {
        Map<String, Object> written = new LinkedHashMap<>();
        if (spec.wantsCluster()) {
            Map<String, Object> shown = new LinkedHashMap<>();
            for (String key : List.of("server", "tls-server-name", "proxy-url")) {
                cluster.text(key).ifPresent(value -> shown.put(key, value));
            }
            cluster.bytes("certificate-authority")
                    .ifPresent(pem -> shown.put(
                            "certificate-authority-data", Base64.getEncoder().encodeToString(pem)));
            written.put("cluster", shown);
        }
        written.put("interactive", false);
        return Tree.of(Map.of("apiVersion", spec.version(), "kind", "ExecCredential", "spec", written));
    }

    /** What the program was given and may repeat. */
    private KnownSecrets secrets() {
        KnownSecrets secrets = new KnownSecrets();
        for (String argument : spec.arguments()) {
            secrets.add(argument);
        }
        for (String value : spec.variables().values()) {
            secrets.add(value);
        }
        secrets.addEnvironment(environment);
        cluster.text("proxy-url").ifPresent(secrets::addUrl);
        for (String key : List.of("token", "password")) {
            spec.user().text(key).ifPresent(secrets::add);
        }
        return secrets;
    }
}
