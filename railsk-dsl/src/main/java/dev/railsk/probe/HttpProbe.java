package dev.railsk.probe;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP GET; any status from 200 to 399 is healthy.
 *
 * @param path the path to ask, such as {@code /up}
 * @param port the name of the port to ask; empty for the workload's first
 * @param headers request headers, such as a {@code Host} that Rails' host authorization allows
 * @param isHttps whether it asks over TLS, without looking at the certificate
 * @param timing how often and how patiently it asks
 */
public record HttpProbe(
        String path, Optional<String> port, Map<String, String> headers, boolean isHttps, ProbeTiming timing)
        implements TimedProbe<HttpProbe> {

    // Kubernetes sets no limit; no header has a name as long as this.
    private static final int LONGEST_HEADER = 256;

    public HttpProbe {
        WellFormed.require("a probe's path", path);
        WellFormed.require("a request header", List.copyOf(headers.values()));
        if (!path.startsWith("/")) {
            throw new InvalidValueException(
                    "a probe's path must start with \"/\", but was \"" + path + "\"", "Write Probe.http(\"/up\").");
        }
        for (String name : headers.keySet()) {
            if (!Syntax.isWord(name, "-", LONGEST_HEADER)) {
                throw new InvalidValueException(
                        "a request header's name must have letters, digits and dashes, but was \"" + name + "\"",
                        "Write it like header(\"X-Forwarded-Proto\", \"https\").");
            }
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public HttpProbe timing(ProbeTiming newTiming) {
        return new HttpProbe(path, port, headers, isHttps, newTiming);
    }

    /** Ask the port of this name instead of the workload's first. */
    public HttpProbe on(String portName) {
        return new HttpProbe(path, Optional.of(requireNonNull(portName, "portName")), headers, isHttps, timing);
    }

    /** Send this request header too. */
    public HttpProbe header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return new HttpProbe(path, port, more, isHttps, timing);
    }

    /** Ask over TLS. The kubelet does not look at the certificate. */
    public HttpProbe https() {
        return new HttpProbe(path, port, headers, true, timing);
    }
}
