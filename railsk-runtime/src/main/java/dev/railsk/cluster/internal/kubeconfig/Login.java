package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.internal.transport.Authorization;
import dev.railsk.cluster.internal.transport.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;

/** Puts the user's credentials on every request, and asks for new ones once when the server no longer accepts them. */
final class Login implements Authorization {

    private static final String HEADER = "Authorization";
    private static final String BEARER = "Bearer ";

    private final Supplier<String> authorization;
    private final UnaryOperator<String> renewal;
    private final Supplier<List<KeyManager>> keys;
    private final Optional<Identity> other;

    private Login(
            Supplier<String> authorization,
            UnaryOperator<String> renewal,
            Supplier<List<KeyManager>> keys,
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
        return new Login(() -> authorization, refused -> refused, () -> keys, Optional.empty());
    }

    private static Login of(TokenFileReader reader) {
        return new Login(
                () -> BEARER + reader.token(), refused -> BEARER + reader.readAgain(), List::of, Optional.empty());
    }

    private static Login of(KeptCredential kept) {
        PluginKeys keys = new PluginKeys(kept);
        return new Login(
                () -> header(kept.current()), refused -> header(kept.after(token(refused))), keys, Optional.empty());
    }

    private static String header(ExecCredential credential) {
        return credential.token().isEmpty() ? "" : BEARER + credential.token();
    }

    private static String token(String header) {
        return header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
    }

    @Override
    public List<KeyManager> keys() {
        return keys.get();
    }

    @Override
    public List<Header> headers() {
        return headers(authorization.get());
    }

    private List<Header> headers(String value) {
        List<Header> headers = new ArrayList<>();
        if (!value.isEmpty()) {
            headers.add(new Header(HEADER, value));
        }
        other.ifPresent(identity -> headers.addAll(identity.headers()));
        return headers;
    }

    /** Several requests may be refused at once: who comes second takes what was renewed for the first. */
    @Override
    public Optional<List<Header>> renewed(List<Header> sent, List<KeyManager> used) {
        String refused = "";
        for (Header header : sent) {
            refused = header.name().equals(HEADER) ? header.value() : refused;
        }
        String renewed = renewal.apply(refused);
        boolean isOther = !renewed.isEmpty() && !renewed.equals(refused);
        return isOther || keys() != used ? Optional.of(headers(renewed)) : Optional.empty();
    }
}
