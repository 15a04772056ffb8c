package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.manifest.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the credentials of a user's entry, in the order in which kubectl prefers them. */
final class Users {

    private Users() {}

    static Credentials credentials(Entry user, Entry cluster, Map<String, String> environment) {
        KnownFields.checkUser(user);
        Credentials own = own(user, cluster, environment);
        Optional<String> name = user.text("as");
        if (name.isPresent()) {
            return new Credentials.Impersonating(own, identity(user, name.get()));
        }
        for (String key : List.of("as-uid", "as-groups", "as-user-extra")) {
            if (user.content().at(key).value() != null) {
                throw user.fault(
                        key + " must come with as, but there is none", "Add the user to act as, or remove it.");
            }
        }
        return own;
    }

    private static Identity identity(Entry user, String name) {
        List<String> groups = new ArrayList<>();
        for (String group : user.texts("as-groups")) {
            groups.add(HeaderText.name(user, "as-groups", group));
        }
        Optional<String> uid = user.text("as-uid").map(text -> HeaderText.name(user, "as-uid", text));
        return new Identity(HeaderText.name(user, "as", name), uid, groups, extra(user));
    }

    private static Map<String, List<String>> extra(Entry user) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        for (String name : user.content().at("as-user-extra").entries().keySet()) {
            List<String> values = new ArrayList<>();
            for (String value : user.texts("as-user-extra", name)) {
                values.add(HeaderText.name(user, "as-user-extra", value));
            }
            extra.put(name, values);
        }
        return extra;
    }

    private static Credentials own(Entry user, Entry cluster, Map<String, String> environment) {
        Optional<String> certificate = user.pem("client-certificate");
        Optional<String> key = user.pem("client-key");
        if (certificate.isPresent() != key.isPresent()) {
            throw user.fault(
                    "a client certificate must come with its key, but "
                            + (key.isPresent() ? "client-certificate" : "client-key") + " is missing",
                    "Add it, as a file or as data.");
        }
        if (certificate.isPresent() && key.isPresent()) {
            return new Credentials.Certificate(user, certificate.get(), key.get());
        }
        Optional<Credentials> written = written(user);
        if (written.isPresent()) {
            return written.get();
        }
        Tree exec = user.content().at("exec");
        if (exec.value() != null) {
            return new Credentials.Plugin(new ExecPlugin(ExecSpec.of(user), cluster, environment));
        }
        if (user.content().at("auth-provider").value() != null) {
            throw user.fault(
                    "the user logs in by an auth-provider (\""
                            + Shown.word(user.text("auth-provider", "name").orElse(""))
                            + "\"), which Kubernetes has replaced",
                    "Log in again with a current command line of your provider: it writes an exec plugin instead.");
        }
        return new Credentials.Anonymous();
    }

    private static Optional<Credentials> written(Entry user) {
        Optional<Path> file = user.path("tokenFile");
        if (file.isPresent()) {
            return Optional.of(new Credentials.TokenFile(user, file.get()));
        }
        Optional<String> token = user.text("token");
        if (token.isPresent()) {
            return Optional.of(new Credentials.Token(HeaderText.token(user, "token", token.get())));
        }
        Optional<String> name = user.text("username");
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials.Password(
                        name.get(), user.text("password").orElse("")));
    }
}
