package dev.railsk.cluster.internal.kubeconfig;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;

/** Puts the user's credentials on every request, and asks for new ones once when the server no longer accepts them. */
final class Login implements Interceptor {

    private static final int UNAUTHORIZED = 401;
    private static final String HEADER = "Authorization";
    private static final String BEARER = "Bearer ";

    private final Supplier<String> authorization;
    private final UnaryOperator<String> renewal;
    private final List<KeyManager> keys;
    private final Optional<Identity> other;

    private Login(
            Supplier<String> authorization,
            UnaryOperator<String> renewal,
            List<KeyManager> keys,
            Optional<Identity> other) {
        this.authorization = authorization;
        this.renewal = renewal;
        this.keys = keys;
        this.other = other;
    }

    static Login of(Credentials credentials) {
        if (credentials instanceof Credentials.Impersonating as) {
            Login own = of(as.own());
            return new Login(own.authorization, own.renewal, own.keys, Optional.of(as.other()));
        }
        if (credentials instanceof Credentials.Anonymous) {
            return fixed("", List.of());
        }
        if (credentials instanceof Credentials.Token token) {
            return fixed(BEARER + token.token(), List.of());
        }
        if (credentials instanceof Credentials.Password pair) {
            byte[] bytes = (pair.user() + ":" + pair.password()).getBytes(StandardCharsets.UTF_8);
            return fixed("Basic " + Base64.getEncoder().encodeToString(bytes), List.of());
        }
        if (credentials instanceof Credentials.Certificate pair) {
            return fixed("", List.of(ClientKey.of(pair)));
        }
        if (credentials instanceof Credentials.TokenFile file) {
            return of(new TokenFileReader(file));
        }
        if (credentials instanceof Credentials.Plugin plugin) {
            return of(new KeptCredential(plugin.plugin()::run));
        }
        throw new IllegalStateException("unknown kind of credentials: " + credentials);
    }

    private static Login fixed(String authorization, List<KeyManager> keys) {
        return new Login(() -> authorization, refused -> refused, keys, Optional.empty());
    }

    private static Login of(TokenFileReader reader) {
        return new Login(
                () -> BEARER + reader.token(), refused -> BEARER + reader.readAgain(), List.of(), Optional.empty());
    }

    private static Login of(KeptCredential kept) {
        ExecCredential first = kept.current();
        List<KeyManager> keys = first.certificate().isPresent()
                ? List.of(ClientKey.of(first.certificate().get()))
                : List.of();
        return new Login(
                () -> header(kept.current()), refused -> header(kept.after(token(refused))), keys, Optional.empty());
    }

    private static String header(ExecCredential credential) {
        return credential.token().isEmpty() ? "" : BEARER + credential.token();
    }

    private static String token(String header) {
        return header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
    }

    List<KeyManager> keys() {
        return keys;
    }

    @Override
    public void before(BasicBuilder request, HttpRequest original, RequestTags tags) {
        String value = authorization.get();
        if (!value.isEmpty()) {
            request.setHeader(HEADER, value);
        }
        other.ifPresent(identity -> identity.applyTo(request));
    }

    /** Several requests may be refused at once: who comes second takes what was renewed for the first. */
    @Override
    public CompletableFuture<Boolean> afterFailure(BasicBuilder request, HttpResponse<?> response, RequestTags tags) {
        if (response.code() != UNAUTHORIZED) {
            return CompletableFuture.completedFuture(false);
        }
        String sent = response.request() == null ? null : response.request().header(HEADER);
        String refused = sent == null ? authorization.get() : sent;
        String renewed = renewal.apply(refused);
        if (renewed.isEmpty() || renewed.equals(refused)) {
            return CompletableFuture.completedFuture(false);
        }
        request.setHeader(HEADER, renewed);
        return CompletableFuture.completedFuture(true);
    }
}
