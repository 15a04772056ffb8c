package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How an ALB is written. Defaults: the controller's own, which is an internal load balancer of its own, on HTTP 80. */
public final class AlbExposureSpec extends IngressSpec<AlbExposureSpec> {

    private static final int HIGHEST_ORDER = 1000;
    private static final int LONGEST_GROUP = 63;

    private boolean internetFacing;
    private Optional<String> group;
    private Optional<Integer> groupOrder;
    private Optional<String> webAcl;
    private final Map<String, String> attributes;
    private boolean listenPorts;
    private boolean sslRedirect;
    private Optional<String> tlsPolicy;
    private List<String> certificates;
    private Optional<AlbTargetType> targetType;
    private Optional<String> healthPath;
    private Optional<String> successCodes;
    private final Map<String, String> targetAttributes;
    private boolean legacyClass;

    private AlbExposureSpec(AlbExposure base) {
        super("alb", base.basics());
        internetFacing = base.balancer().internetFacing();
        group = base.balancer().group();
        groupOrder = base.balancer().groupOrder();
        webAcl = base.balancer().webAcl();
        attributes = new LinkedHashMap<>(base.balancer().attributes());
        listenPorts = base.listener().ports();
        sslRedirect = base.listener().sslRedirect();
        tlsPolicy = base.listener().tlsPolicy();
        certificates = base.listener().certificates();
        Optional<AlbTargets> targets = base.targets();
        targetType = targets.isPresent() ? targets.get().type() : Optional.empty();
        healthPath = targets.isPresent() ? targets.get().healthPath() : Optional.empty();
        successCodes = targets.isPresent() ? targets.get().successCodes() : Optional.empty();
        targetAttributes =
                new LinkedHashMap<>(targets.isPresent() ? targets.get().attributes() : Map.of());
        legacyClass = base.legacyClass();
    }

    static AlbExposure apply(AlbExposure base, Consumer<AlbExposureSpec> definition) {
        AlbExposureSpec spec = new AlbExposureSpec(base);
        spec.draft.run(definition, spec);
        spec.check();
        return spec.draft.finish(
                "alb",
                new AlbExposure(
                        spec.basics(),
                        new AlbBalancer(spec.internetFacing, spec.group, spec.groupOrder, spec.webAcl, spec.attributes),
                        new AlbListener(spec.listenPorts, spec.sslRedirect, spec.tlsPolicy, spec.certificates),
                        spec.targets(),
                        spec.legacyClass));
    }

    private Optional<AlbTargets> targets() {
        boolean isHealthSaid = healthPath.isPresent() || successCodes.isPresent();
        return targetType.isPresent() || isHealthSaid || !targetAttributes.isEmpty()
                ? Optional.of(new AlbTargets(targetType, healthPath, successCodes, targetAttributes))
                : Optional.empty();
    }

    private void check() {
        if (sslRedirect && !listenPorts) {
            draft.problem(
                    "sslRedirect",
                    draft.originOf("sslRedirect", Origin.here()),
                    "an SSL redirect needs a listener on HTTPS, but there is none",
                    "Add listenHttpAndHttps().");
        }
        if (groupOrder.isPresent() && group.isEmpty()) {
            draft.problem(
                    "groupOrder",
                    draft.originOf("groupOrder", Origin.here()),
                    "an order needs a group in which it counts, but there is none",
                    "Add group(\"public\").");
        }
    }

    @Override
    AlbExposureSpec self() {
        return this;
    }

    /** Ask the Service behind it for its port by name. Default: by number. The Service's first port must have a name then. */
    public AlbExposureSpec namedPort() {
        portIsNamed(true);
        return this;
    }

    /** Ask the Service behind it for its port by number. */
    public AlbExposureSpec noNamedPort() {
        portIsNamed(false);
        return this;
    }

    /** Give the load balancer public addresses. */
    public AlbExposureSpec internetFacing() {
        draft.write("internetFacing");
        internetFacing = true;
        return this;
    }

    /** Listen on HTTP 80 and HTTPS 443. */
    public AlbExposureSpec listenHttpAndHttps() {
        draft.write("listenHttpAndHttps");
        listenPorts = true;
        return this;
    }

    /** Send HTTP on to HTTPS. */
    public AlbExposureSpec sslRedirect() {
        draft.write("sslRedirect");
        sslRedirect = true;
        return this;
    }

    /** Name the class by the annotation {@code kubernetes.io/ingress.class}, as older controllers need it. */
    public AlbExposureSpec legacyClassAnnotation() {
        draft.write("legacyClassAnnotation");
        legacyClass = true;
        return this;
    }

    /** Give the load balancer addresses inside the network only. */
    public AlbExposureSpec noInternetFacing() {
        draft.write("internetFacing");
        internetFacing = false;
        return this;
    }

    /** Listen where the controller does by itself: on HTTP 80. */
    public AlbExposureSpec noListenHttpAndHttps() {
        draft.write("listenHttpAndHttps");
        listenPorts = false;
        return this;
    }

    /** Leave HTTP as it is. */
    public AlbExposureSpec noSslRedirect() {
        draft.write("sslRedirect");
        sslRedirect = false;
        return this;
    }

    /** Name the class by the field {@code ingressClassName}. */
    public AlbExposureSpec noLegacyClassAnnotation() {
        draft.write("legacyClassAnnotation");
        legacyClass = false;
        return this;
    }

    /**
     * Share the load balancer with the other ingresses of this group. Whoever can write one of the group can take over its hosts and paths,
     * so a group is a boundary of trust.
     */
    public AlbExposureSpec group(String name) {
        Origin origin = draft.write("group");
        if (requireNonNull(name, "name").length() > LONGEST_GROUP || !Syntax.isDomain(name)) {
            draft.problem(
                    "group",
                    origin,
                    "a group's name must have at most 63 lower-case letters, digits, dashes and dots, but was \"" + name
                            + "\"",
                    "Name it like \"public\".");
        }
        group = Optional.of(name);
        return this;
    }

    /** Have a load balancer of its own. */
    public AlbExposureSpec noGroup() {
        draft.write("group");
        group = Optional.empty();
        return this;
    }

    /** Put the rules at this place in the group, from -1000 to 1000; the lowest are tried first. The controller's own is 0. */
    public AlbExposureSpec groupOrder(int place) {
        Origin origin = draft.write("groupOrder");
        if (place < -HIGHEST_ORDER || place > HIGHEST_ORDER) {
            draft.problem(
                    "groupOrder",
                    origin,
                    "the order in a group must be from -1000 to 1000, but was " + place,
                    "Set groupOrder(10), for example.");
            return this;
        }
        groupOrder = Optional.of(place);
        return this;
    }

    /** Put the rules at the controller's own place in the group. */
    public AlbExposureSpec defaultGroupOrder() {
        draft.write("groupOrder");
        groupOrder = Optional.empty();
        return this;
    }

    /** Put this web ACL of AWS WAF before it, by its ARN. */
    public AlbExposureSpec webAcl(String arn) {
        webAcl = Optional.of(arn(requireNonNull(arn, "arn"), draft.write("webAcl"), "webAcl"));
        return this;
    }

    /** Put no web ACL before it. */
    public AlbExposureSpec noWebAcl() {
        draft.write("webAcl");
        webAcl = Optional.empty();
        return this;
    }

    /** Speak HTTPS by this security policy, such as {@code ELBSecurityPolicy-TLS13-1-2-2021-06}. The controller's own is of 2016. */
    public AlbExposureSpec tlsPolicy(String name) {
        Origin origin = draft.write("tlsPolicy");
        checkWord("tlsPolicy", origin, "a security policy", requireNonNull(name, "name"), "-");
        tlsPolicy = Optional.of(name);
        return this;
    }

    /** Speak HTTPS by the controller's own security policy. */
    public AlbExposureSpec defaultTlsPolicy() {
        draft.write("tlsPolicy");
        tlsPolicy = Optional.empty();
        return this;
    }

    /** Speak HTTPS with these certificates of ACM, by their ARNs. Default: those that the controller finds by the hosts. */
    public AlbExposureSpec certificates(String... arns) {
        Origin origin = draft.write("certificates");
        if (requireNonNull(arns, "arns").length == 0) {
            draft.problem("certificates", origin, "certificates must name at least one", "Leave certificates(..) out.");
        }
        certificates = List.of(arns);
        for (String arn : arns) {
            if (!isArn(arn)) {
                arn(arn, origin, "certificates");
                return this;
            }
        }
        return this;
    }

    /** Speak HTTPS with the certificates that the controller finds by the hosts. */
    public AlbExposureSpec defaultCertificates() {
        draft.write("certificates");
        certificates = List.of();
        return this;
    }

    /** Ask pods, or nodes. The controller's own is nodes, which needs a service of type {@code NodePort}. */
    public AlbExposureSpec targets(AlbTargetType type) {
        draft.write("targets");
        targetType = Optional.of(requireNonNull(type, "type"));
        return this;
    }

    /** Ask what the controller asks by itself. */
    public AlbExposureSpec defaultTargets() {
        draft.write("targets");
        targetType = Optional.empty();
        return this;
    }

    /** Judge the health of the targets by this path. The controller's own is {@code /}. */
    public AlbExposureSpec healthPath(String path) {
        Origin origin = draft.write("healthPath");
        if (!WellFormed.is(requireNonNull(path, "path"))) {
            WellFormed.check(draft, "healthPath", origin, path);
        } else if (!path.startsWith("/")) {
            draft.problem(
                    "healthPath",
                    origin,
                    "the path of a health check must start with \"/\", but was \"" + path + "\"",
                    "Write healthPath(\"/up\").");
        }
        healthPath = Optional.of(path);
        return this;
    }

    /** Judge the health of the targets by the controller's own path. */
    public AlbExposureSpec defaultHealthPath() {
        draft.write("healthPath");
        healthPath = Optional.empty();
        return this;
    }

    /** Take these statuses for healthy, such as {@code 200,301} or {@code 200-299}. The controller's own is 200. */
    public AlbExposureSpec successCodes(String codes) {
        Origin origin = draft.write("successCodes");
        boolean hasLetter = false;
        for (int index = 0; index < requireNonNull(codes, "codes").length(); index++) {
            hasLetter |= Character.isLetter(codes.charAt(index));
        }
        if (hasLetter || !Syntax.isWord(codes, ",-", LONGEST_GROUP)) {
            draft.problem(
                    "successCodes",
                    origin,
                    "success codes must be numbers with commas between them, or a range, but were \"" + codes + "\"",
                    "Write successCodes(\"200-299\").");
        }
        successCodes = Optional.of(codes);
        return this;
    }

    /** Take the controller's own statuses for healthy. */
    public AlbExposureSpec defaultSuccessCodes() {
        draft.write("successCodes");
        successCodes = Optional.empty();
        return this;
    }

    /** Set an attribute of the load balancer, such as {@code idle_timeout.timeout_seconds}. */
    public AlbExposureSpec attribute(String name, String value) {
        return attribute("attribute", name, value, attributes);
    }

    /** Leave an attribute of the load balancer to the controller. */
    public AlbExposureSpec removeAttribute(String name) {
        draft.remove("attribute", requireNonNull(name, "name"), attributes);
        return this;
    }

    /** Set an attribute of the target group, such as {@code deregistration_delay.timeout_seconds}. */
    public AlbExposureSpec targetAttribute(String name, String value) {
        return attribute("targetAttribute", name, value, targetAttributes);
    }

    /** Leave an attribute of the target group to the controller. */
    public AlbExposureSpec removeTargetAttribute(String name) {
        draft.remove("attribute", requireNonNull(name, "name"), targetAttributes);
        return this;
    }

    private AlbExposureSpec attribute(String word, String name, String value, Map<String, String> all) {
        String part = word + " " + requireNonNull(name, "name");
        Origin origin = draft.write(part);
        checkWord(part, origin, "an attribute's name", name, "._-");
        checkWord(part, origin, "an attribute's value", requireNonNull(value, "value"), "._-/:*");
        all.put(name, value);
        return this;
    }

    // A comma or an equals sign would be read as the next attribute.
    private void checkWord(String part, Origin origin, String what, String text, String others) {
        if (!Syntax.isWord(text, others, Integer.MAX_VALUE)) {
            draft.problem(
                    part,
                    origin,
                    what + " must have letters, digits and \"" + others + "\", but was \"" + text + "\"",
                    "Write it as the AWS Load Balancer Controller reads it.");
        }
    }

    private static boolean isArn(String text) {
        return text.startsWith("arn:") && Syntax.isWord(text, ":/-_.+=@", Integer.MAX_VALUE);
    }

    private String arn(String text, Origin origin, String word) {
        if (!isArn(text)) {
            draft.problem(
                    word,
                    origin,
                    "an ARN must start with \"arn:\", but was \"" + text + "\"",
                    "Copy it from AWS, such as \"arn:aws:acm:eu-west-1:111122223333:certificate/..\".");
        }
        return text;
    }
}
