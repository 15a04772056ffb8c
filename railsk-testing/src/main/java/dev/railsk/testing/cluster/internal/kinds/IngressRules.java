package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ingresses: hosts and paths from outside, each with what answers it. */
public final class IngressRules extends KindRules {

    private static final List<String> NOT_WITHIN = List.of("//", "/./", "/../", "%2f", "%2F");
    private static final List<String> NOT_AT_THE_END = List.of("/..", "/.");

    /** The rules. */
    public IngressRules() {
        super(ResourceKind.worked(ObjectKind.INGRESS));
    }

    @Override
    public void fill(Map<String, Object> object) {
        object.putIfAbsent("status", new LinkedHashMap<>(Map.of("loadBalancer", new LinkedHashMap<>())));
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        List<Part> rules = spec.items("rules");
        if (rules.isEmpty() && !spec.has("defaultBackend")) {
            object.invalid("spec", List.of(), "either `defaultBackend` or `rules` must be specified");
        }
        if (spec.has("defaultBackend")) {
            checkBackend(spec.at("defaultBackend"));
        }
        for (Part rule : rules) {
            rule.check("host", NameRules::checkHost);
            if (rule.has("http")) {
                rule.at("http").requires("paths");
                rule.at("http").items("paths").forEach(IngressRules::checkPath);
            }
        }
        for (Part tls : spec.items("tls")) {
            tls.checkEach("hosts", NameRules::checkTlsHost);
            if (!tls.text("secretName").isEmpty()) {
                tls.check("secretName", NameRules::checkSubdomain);
            }
        }
        spec.check("ingressClassName", NameRules::checkSubdomain);
    }

    private static void checkPath(Part path) {
        if (!path.has("pathType")) {
            path.required("pathType", "pathType must be specified");
            return;
        }
        String text = path.text("path");
        path.oneOf("pathType", "Exact", "ImplementationSpecific", "Prefix");
        switch (path.text("pathType")) {
            case "Exact", "Prefix" -> checkExact(path, text);
            case "ImplementationSpecific" -> {
                if (!text.isEmpty() && !text.startsWith("/")) {
                    path.invalid("path", text, "must be an absolute path");
                }
            }
            default -> {
                // told above
            }
        }
        checkBackend(path.at("backend"));
    }

    private static void checkExact(Part path, String text) {
        if (!text.startsWith("/")) {
            path.invalid("path", text, "must be an absolute path");
        }
        for (String within : NOT_WITHIN) {
            if (text.contains(within)) {
                path.invalid("path", text, "must not contain '" + within + "'");
            }
        }
        for (String end : NOT_AT_THE_END) {
            if (text.endsWith(end)) {
                path.invalid("path", text, "cannot end with '" + end + "'");
            }
        }
    }

    private static void checkBackend(Part backend) {
        boolean hasResource = backend.has("resource");
        if (hasResource == backend.has("service")) {
            backend.problems()
                    .invalid(
                            backend.path(),
                            "",
                            hasResource
                                    ? "cannot set both resource and service backends"
                                    : "resource or service backend is required");
        } else if (hasResource) {
            backend.at("resource").requires("kind");
            backend.at("resource").requires("name");
        } else {
            checkService(backend, backend.at("service"));
        }
    }

    private static void checkService(Part backend, Part service) {
        if (service.requires("name")) {
            service.check("name", NameRules::checkServiceName);
        }
        Part port = service.at("port");
        boolean isNamed = !port.text("name").isEmpty();
        boolean isNumbered = port.number("number", 0) != 0;
        // The server names the backend, not its port.
        if (isNamed && isNumbered) {
            backend.problems().invalid(backend.path(), "", "cannot set both port name & port number");
        } else if (isNamed) {
            port.check("name", ValueChecks::portName);
        } else if (isNumbered) {
            port.check("number", ValueChecks::port);
        } else {
            backend.problems().required(backend.path(), "port name or number is required");
        }
    }
}
