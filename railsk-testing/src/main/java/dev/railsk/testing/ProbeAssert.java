package dev.railsk.testing;

import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on one probe of a container. */
public final class ProbeAssert extends AbstractAssert<ProbeAssert, Tree> {

    private final ContainerAssert container;
    private final ManifestAssert owner;
    private final String place;

    ProbeAssert(ContainerAssert container, ManifestAssert owner, String place, Tree probe) {
        super(probe, ProbeAssert.class);
        this.container = container;
        this.owner = owner;
        this.place = place;
    }

    /** Go back to the container. */
    public ContainerAssert and() {
        return container;
    }

    /** Expect an HTTP GET of this path. */
    public ProbeAssert gets(String path) {
        return has("httpGet.path", path, actual.at("httpGet", "path"));
    }

    /** Expect it to ask the port of this name. */
    public ProbeAssert asksPort(String name) {
        Tree http = actual.at("httpGet", "port");
        return has("port", name, http.isPresent() ? http : actual.at("tcpSocket", "port"));
    }

    /** Expect exactly this command. */
    public ProbeAssert runs(String... words) {
        return has("exec.command", List.of(words), actual.at("exec", "command"));
    }

    /** Expect it to ask this often. */
    public ProbeAssert hasPeriod(Duration period) {
        return has("periodSeconds", (int) period.toSeconds(), actual.at("periodSeconds"));
    }

    /** Expect it to wait this long for an answer. */
    public ProbeAssert hasTimeout(Duration timeout) {
        return has("timeoutSeconds", (int) timeout.toSeconds(), actual.at("timeoutSeconds"));
    }

    /** Expect it to wait this long after the container's start. */
    public ProbeAssert hasInitialDelay(Duration delay) {
        return has("initialDelaySeconds", (int) delay.toSeconds(), actual.at("initialDelaySeconds"));
    }

    /** Expect it to give up after this many failures in a row. */
    public ProbeAssert hasFailureThreshold(int failures) {
        return has("failureThreshold", failures, actual.at("failureThreshold"));
    }

    private ProbeAssert has(String path, Object wanted, Tree found) {
        if (!String.valueOf(wanted).equals(String.valueOf(found.value())) || !found.isPresent()) {
            throw owner.refuse(
                    place + "." + path,
                    "wanted  " + ManifestAssert.show(Tree.of(wanted)) + "\n  found   " + ManifestAssert.show(found));
        }
        return this;
    }
}
