package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leases: who holds what, and until when others respect it. */
public final class LeaseRules extends KindRules {

    private static final String POSITIVE = "must be greater than 0";

    private static final Pattern COARSE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d([^.].*)");

    /** The rules. */
    public LeaseRules() {
        super(ResourceKind.plain(new ObjectKind("coordination.k8s.io/v1", "Lease")));
    }

    @Override
    public Optional<String> misread(Map<String, Object> object) {
        for (String field : List.of("acquireTime", "renewTime")) {
            String time = PlainValue.text(PlainValue.at(object, "spec"), field);
            Matcher coarse = COARSE.matcher(time);
            if (coarse.matches()) {
                return Optional.of(
                        "parsing time \"" + time + "\" as \"2006-01-02T15:04:05.000000Z07:00\": cannot parse \""
                                + coarse.group(1) + "\" as \".000000\"");
            }
        }
        return Optional.empty();
    }

    // Fields of a feature that is off.
    @Override
    public void fill(Map<String, Object> object) {
        PlainValue.at(object, "spec").remove("strategy");
        PlainValue.at(object, "spec").remove("preferredHolder");
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        if (spec.has("leaseDurationSeconds") && spec.number("leaseDurationSeconds", 1) <= 0) {
            spec.invalid("leaseDurationSeconds", spec.number("leaseDurationSeconds", 0), POSITIVE);
        }
        if (spec.has("leaseTransitions") && spec.number("leaseTransitions", 0) < 0) {
            spec.invalid("leaseTransitions", spec.number("leaseTransitions", 0), "must be greater than or equal to 0");
        }
    }
}
