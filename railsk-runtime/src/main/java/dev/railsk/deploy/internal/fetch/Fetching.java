package dev.railsk.deploy.internal.fetch;

import dev.railsk.app.Environment;
import dev.railsk.cluster.SecretMask;
import dev.railsk.config.FetchedSecret;
import dev.railsk.config.SecretValue;
import dev.railsk.config.ValueSource;
import dev.railsk.deploy.FetchException;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.ValueFetcher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fetches the values of an environment's secrets: all of them, or all that stands in the way of it. */
public final class Fetching {

    private final ValueFetcher fetcher;
    private final SecretMask mask = new SecretMask();
    private final List<Finding> findings = new ArrayList<>();
    private String readInput = "";

    public Fetching(ValueFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** The environment with the values; as it was where {@link #findings} say why not, or the thread was interrupted. */
    public Environment of(Environment environment) {
        Map<String, Map<String, SecretValue>> values = new LinkedHashMap<>();
        for (FetchedSecret secret : environment.fetchedSecrets()) {
            Map<String, SecretValue> own = new LinkedHashMap<>();
            for (Map.Entry<String, ValueSource> source : secret.sources().entrySet()) {
                if (Thread.currentThread().isInterrupted()) {
                    return environment;
                }
                fetch(secret, source.getKey(), source.getValue(), own);
            }
            values.put(secret.name(), own);
        }
        return findings.isEmpty() && !Thread.currentThread().isInterrupted()
                ? environment.withFetched(values)
                : environment;
    }

    /** What stands in the way. */
    public List<Finding> findings() {
        return findings.stream().map(finding -> finding.hidden(mask)).toList();
    }

    private void fetch(FetchedSecret secret, String key, ValueSource source, Map<String, SecretValue> values) {
        try {
            if (source instanceof ValueSource.StandardInput) {
                checkFirst(secret, key);
            }
            byte[] value = withoutLineBreak(fetcher.fetch(source));
            mask.learn(new String(value, StandardCharsets.UTF_8));
            if (value.length == 0) {
                throw new FetchException("it is empty", "Put the value there, or leave the key out of the definition.");
            }
            values.put(key, new SecretValue(Base64.getEncoder().encodeToString(value)));
        } catch (FetchException failed) {
            findings.add(new Finding(
                    "not-fetched",
                    "the value of key " + key + " of secret \"" + secret.name() + "\" could not be fetched from "
                            + source.told() + ": " + failed.getMessage(),
                    "declared at " + secret.origin(),
                    failed.nextStep()));
        }
    }

    private void checkFirst(FetchedSecret secret, String key) {
        if (!readInput.isEmpty()) {
            throw new FetchException(
                    "it can be read once, and " + readInput + " has it", "Take one of them from a file or a command.");
        }
        readInput = "key " + key + " of secret \"" + secret.name() + "\"";
    }

    private static byte[] withoutLineBreak(byte[] content) {
        int end = content.length;
        if (end > 0 && content[end - 1] == '\n') {
            end--;
            if (end > 0 && content[end - 1] == '\r') {
                end--;
            }
        }
        return Arrays.copyOf(content, end);
    }
}
