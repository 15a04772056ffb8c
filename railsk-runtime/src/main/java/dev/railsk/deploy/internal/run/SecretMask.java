package dev.railsk.deploy.internal.run;

import dev.railsk.deploy.Finding;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Cause;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Hides the values of the secrets that this deploy has read, wherever text comes from a container or from the cluster. */
public final class SecretMask {

    /** Shorter values are words that stand everywhere, such as {@code true}. */
    private static final int SHORTEST = 6;

    private static final String HIDDEN = "(hidden)";

    /** The longest first, so that no part of one is left over. */
    private final Set<String> values = new ConcurrentSkipListSet<>((one, other) ->
            one.length() != other.length() ? Integer.compare(other.length(), one.length()) : one.compareTo(other));

    public void learn(Tree secret) {
        for (Tree value : secret.at("data").entries().values()) {
            value.text().ifPresent(this::learnEncoded);
        }
        for (Tree value : secret.at("stringData").entries().values()) {
            value.text().ifPresent(this::learnValue);
        }
    }

    private void learnEncoded(String base64) {
        if (base64.length() >= SHORTEST) {
            values.add(base64);
        }
        try {
            learnValue(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            learnValue(base64);
        }
    }

    // A value that holds others gives them away part by part: the password of an URL, the credentials of a registry.
    private void learnParts(String value) {
        int scheme = value.indexOf("://");
        int at = value.indexOf('@', Math.max(scheme, 0));
        int colon = scheme < 0 ? -1 : value.indexOf(':', scheme + 3);
        if (scheme >= 0 && colon >= 0 && colon < at) {
            String password = value.substring(colon + 1, at);
            learnLine(password);
            learnLine(URLDecoder.decode(
                    password.replace("+", "%2B").replaceAll("%(?![0-9a-fA-F]{2})", "%25"), StandardCharsets.UTF_8));
        }
        if (value.startsWith("{") && value.contains("\"auths\"")) {
            learnRegistries(value);
        }
    }

    private void learnRegistries(String json) {
        try {
            for (Tree registry : Tree.parseJson(json).at("auths").entries().values()) {
                for (String field : List.of("auth", "password", "identitytoken", "registrytoken")) {
                    registry.at(field).text().ifPresent(this::learnLine);
                }
            }
        } catch (ManifestException notJson) {
            // Then it is hidden as the whole that it is.
            learnLine(json);
        }
    }

    private void learnLine(String line) {
        if (line.length() >= SHORTEST) {
            values.add(line);
        }
    }

    private void learnValue(String value) {
        learnParts(value.strip());
        value.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST)
                .forEach(values::add);
    }

    public String hide(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, HIDDEN);
        }
        return hidden;
    }

    public Finding hide(Finding finding) {
        return new Finding(finding.id(), hide(finding.fact()), finding.place(), finding.nextStep());
    }

    public List<String> hide(List<String> lines) {
        return lines.stream().map(this::hide).toList();
    }

    public Cause hide(Cause cause) {
        return new Cause(
                cause.rule(),
                cause.object(),
                cause.container(),
                hide(cause.reason()),
                hide(cause.message()),
                hide(cause.nextStep()),
                hide(cause.logLines()));
    }

    /** Says how many values it knows, and none of them. */
    @Override
    public String toString() {
        return "SecretMask[" + values.size() + "]";
    }
}
