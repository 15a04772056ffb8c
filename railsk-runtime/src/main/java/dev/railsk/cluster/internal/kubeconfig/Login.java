package dev.railsk.cluster.internal.kubeconfig;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;

/** Puts the user's credentials on every request, and asks for new ones once when the server no longer accepts them. */
final class Login implements Interceptor {

    private static final int UNAUTHORIZED = 401;

    private final Supplier<Optional<String>> authorization;
    private final Runnable renewal;
    private final List<KeyManager> keys;
    private final Optional<Credentials.Impersonating> other;

    private Login(
            Supplier<Optional<String>> authorization,
            Runnable renewal,
            List<KeyManager> keys,
            Optional<Credentials.Impersonating> other) {
        this.authorization = authorization;
        this.renewal = renewal;
        this.keys = keys;
        this.other = other;
    }

    static Login of(Credentials credentials) {
        if (credentials instanceof Credentials.Impersonating as) {
            Login own = of(as.own());
            return new Login(own.authorization, own.renewal, own.keys, Optional.of(as));
        }
        if (credentials instanceof Credentials.Token token) {
            return fixed(Optional.of("Bearer " + token.token()), List.of());
        }
        if (credentials instanceof Credentials.Password pair) {
            byte[] bytes = (pair.user() + ":" + pair.password()).getBytes(StandardCharsets.UTF_8);
            return fixed(Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes)), List.of());
        }
        if (credentials instanceof Credentials.Certificate pair) {
            return fixed(Optional.empty(), ClientKeys.of(pair));
        }
        if (credentials instanceof Credentials.TokenFile file) {
            return of(new TokenFileReader(file));
        }
        if (credentials instanceof Credentials.Plugin plugin) {
            return of(plugin.plugin());
        }
        return fixed(Optional.empty(), List.of());
    }

    private static Login fixed(Optional<String> authorization, List<KeyManager> keys) {
        return new Login(() -> authorization, () -> {}, keys, Optional.empty());
    }

    private static Login of(TokenFileReader reader) {
        return new Login(() -> Optional.of("Bearer " + reader.token()), reader::forget, List.of(), Optional.empty());
    }

    private static Login of(ExecPlugin plugin) {
        ExecCredential first = plugin.credential();
        return new Login(
                () -> plugin.credential().token().map(token -> "Bearer " + token),
                plugin::forget,
                first.certificate().map(ClientKeys::of).orElse(List.of()),
                Optional.empty());
    }

    List<KeyManager> keys() {
        return keys;
    }

    @Override
    public void before(BasicBuilder request, HttpRequest original, RequestTags tags) {
        authorization.get().ifPresent(value -> request.setHeader("Authorization", value));
        other.ifPresent(as -> impersonate(as, request));
    }

    private static void impersonate(Credentials.Impersonating as, BasicBuilder request) {
        request.setHeader("Impersonate-User", as.user());
        as.groups().forEach(group -> request.header("Impersonate-Group", group));
        as.extra().forEach((name, values) -> {
            String header =
                    "Impersonate-Extra-" + URLEncoder.encode(name.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
            values.forEach(value -> request.header(header, value));
        });
    }

    @Override
    public CompletableFuture<Boolean> afterFailure(BasicBuilder request, HttpResponse<?> response, RequestTags tags) {
        if (response.code() != UNAUTHORIZED) {
            return CompletableFuture.completedFuture(false);
        }
        Optional<String> refused = authorization.get();
        renewal.run();
        Optional<String> renewed = authorization.get();
        if (renewed.isEmpty() || renewed.equals(refused)) {
            return CompletableFuture.completedFuture(false);
        }
        request.setHeader("Authorization", renewed.get());
        return CompletableFuture.completedFuture(true);
    }
}
