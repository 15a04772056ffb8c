package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the credentials of a user's entry, in the order in which kubectl prefers them. */
final class Users {

    private Users() {}

    static Credentials credentials(Entry user, Entry cluster, Map<String, String> environment) {
        Credentials own = own(user, cluster, environment);
        return user.text("as")
                .<Credentials>map(name -> new Credentials.Impersonating(
                        own, name, texts(user.content().at("as-groups")), extra(user)))
                .orElse(own);
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
        if (user.content().at("exec").isPresent()) {
            return new Credentials.Plugin(ExecPlugin.of(user, cluster, environment));
        }
        if (user.content().at("auth-provider").isPresent()) {
            throw user.fault(
                    "the user logs in by an auth-provider (\""
                            + user.content().at("auth-provider", "name").text().orElse("")
                            + "\"), which Kubernetes has replaced",
                    "Log in again with a current command line of your provider: it writes an exec plugin instead.");
        }
        return new Credentials.Anonymous();
    }

    private static Optional<Credentials> written(Entry user) {
        if (user.path("tokenFile").isPresent()) {
            return user.path("tokenFile").map(file -> new Credentials.TokenFile(user, file));
        }
        if (user.text("token").isPresent()) {
            return user.text("token").map(Credentials.Token::new);
        }
        return user.text("username")
                .map(name ->
                        new Credentials.Password(name, user.text("password").orElse("")));
    }

    private static List<String> texts(Tree list) {
        List<String> texts = new ArrayList<>();
        list.items().forEach(item -> item.text().ifPresent(texts::add));
        return texts;
    }

    private static Map<String, List<String>> extra(Entry user) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        user.content().at("as-user-extra").entries().forEach((name, values) -> extra.put(name, texts(values)));
        return extra;
    }
}
