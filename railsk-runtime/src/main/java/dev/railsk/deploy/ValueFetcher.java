package dev.railsk.deploy;

import dev.railsk.config.ValueSource;
import dev.railsk.deploy.internal.fetch.LocalValues;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings the values of secrets that only whoever deploys can fetch: see {@link dev.railsk.config.Secrets#fetched}. It is asked on the
 * thread of the deploy, for one value after the other, and may be interrupted.
 */
public interface ValueFetcher {

    /** Brings none: a deploy of such a secret is refused. */
    ValueFetcher NONE = source -> {
        throw new FetchException(
                "this program brings no values",
                "Give its Deployer a ValueFetcher: Deployer.on(cluster).fetching(..).");
    };

    /** Brings a word that says that it is simulated, for rehearsals and tests. */
    ValueFetcher SIMULATED = source -> "simulated-value".getBytes(StandardCharsets.UTF_8);

    /**
     * The value, or its content with a line break at its end, which is left out.
     *
     * @throws FetchException when there is none
     */
    byte[] fetch(ValueSource source);

    /**
     * Files, programs and the input of this machine. A program runs without a shell and without input, for a minute at most; what it says
     * when it fails is shown without what looks like a credential.
     *
     * @param environment the variables that programs get, and in whose {@code PATH} they are looked up
     * @param directory what relative paths start from, and where programs run
     * @param input what is written to standard input; empty when that is a terminal
     */
    static ValueFetcher local(Map<String, String> environment, Path directory, Supplier<Optional<InputStream>> input) {
        return new LocalValues(environment, directory, input);
    }
}
