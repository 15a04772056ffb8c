package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Quantities;
import dev.railsk.testing.cluster.internal.rules.ResourceNames;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** LimitRanges: what a container gets that asks for nothing, and the least and most that it may ask for. The fake only keeps them. */
public final class LimitRangeRules extends KindRules {

    private static final List<String> AMOUNTS =
            List.of("max", "min", "default", "defaultRequest", "maxLimitRequestRatio");

    /** The kind. */
    public static final ObjectKind KIND = new ObjectKind("v1", "LimitRange");

    /** The rules. */
    public LimitRangeRules() {
        super(ResourceKind.plain(KIND));
    }

    @Override
    public void fill(Map<String, Object> object) {
        for (Map<String, Object> limit : PlainValue.maps(PlainValue.child(object, "spec"), "limits")) {
            if (PlainValue.text(limit, "type").equals("Container")) {
                copy(limit, "max", "default");
                copy(limit, "default", "defaultRequest");
                copy(limit, "min", "defaultRequest");
            }
        }
    }

    private static void copy(Map<String, Object> limit, String from, String to) {
        Map<String, Object> amounts = PlainValue.at(limit, from);
        if (!amounts.isEmpty()) {
            Map<String, Object> target = PlainValue.child(limit, to);
            amounts.forEach(target::putIfAbsent);
        }
    }

    @Override
    public void check(Part object) {
        Set<String> types = new HashSet<>();
        for (Part limit : object.at("spec").items("limits")) {
            String type = limit.text("type");
            if (type.isEmpty()) {
                limit.requires("type");
            } else if (!types.add(type)) {
                limit.duplicate("type", type);
            }
            checkDefaults(limit, type);
            names(limit).forEach(name -> checkAmounts(limit, name));
        }
    }

    private static void checkDefaults(Part limit, String type) {
        if (type.equals("Pod")) {
            for (String field : List.of("default", "defaultRequest")) {
                if (!limit.at(field).map().isEmpty()) {
                    limit.forbidden(field, "may not be specified when `type` is 'Pod'");
                }
            }
        }
        boolean isBounded = limit.at("min").map().containsKey("storage")
                || limit.at("max").map().containsKey("storage");
        if (type.equals("PersistentVolumeClaim") && !isBounded) {
            limit.problems()
                    .required(
                            limit.path("limits"),
                            "either minimum or maximum storage value is required, but neither was provided");
        }
    }

    private static Set<String> names(Part limit) {
        Set<String> names = new TreeSet<>();
        AMOUNTS.forEach(field -> names.addAll(limit.at(field).map().keySet()));
        return names;
    }

    private static void checkAmounts(Part limit, String name) {
        for (String field : AMOUNTS) {
            if (limit.at(field).has(name)) {
                ResourceNames.checkLimit(limit.path(field) + "[" + name + "]", name, limit.problems());
            }
        }
        notAbove(limit, name, "min", "max");
        notAbove(limit, name, "min", "defaultRequest");
        notAbove(limit, name, "defaultRequest", "max");
        notAbove(limit, name, "defaultRequest", "default");
        notAbove(limit, name, "min", "default");
        notAbove(limit, name, "default", "max");
    }

    /** The server names the smaller field, and with a bound the one that is not the bound. */
    private static void notAbove(Part limit, String name, String low, String high) {
        Object least = limit.at(low).map().get(name);
        Object most = limit.at(high).map().get(name);
        if (least == null || most == null || amount(least).compareTo(amount(most)) <= 0) {
            return;
        }
        boolean namesHigh = low.equals("min") && !high.equals("max");
        String field = limit.path(namesHigh ? high : low) + "[" + name + "]";
        limit.problems()
                .invalid(
                        field,
                        namesHigh ? most : least,
                        low + " value " + least + " is greater than " + high + " value " + most);
    }

    private static BigDecimal amount(Object value) {
        return Quantities.millis(String.valueOf(value));
    }
}
