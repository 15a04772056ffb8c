package dev.railsk.deploy.internal.plan;

import dev.railsk.manifest.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of an environment's plans that are known to be done. Immutable.
 *
 * @param plans marks by the plan's name, then by the step's id
 */
record PlanMarks(Map<String, Map<String, Mark>> plans) {

    static final PlanMarks NONE = new PlanMarks(Map.of());

    PlanMarks {
        plans = Map.copyOf(plans);
    }

    /**
     * That a step is done.
     *
     * @param at since when
     * @param by who said so; empty where railsk saw it
     * @param release the release that ran then; 0 for none
     */
    record Mark(Instant at, String by, int release) {}

    Optional<Mark> of(String plan, String step) {
        return Optional.ofNullable(plans.getOrDefault(plan, Map.of()).get(step));
    }

    PlanMarks with(String plan, String step, Mark mark) {
        Map<String, Map<String, Mark>> all = new LinkedHashMap<>(plans);
        Map<String, Mark> steps = new LinkedHashMap<>(plans.getOrDefault(plan, Map.of()));
        steps.putIfAbsent(step, mark);
        all.put(plan, Map.copyOf(steps));
        return new PlanMarks(all);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        plans.forEach((plan, steps) -> {
            Map<String, Object> marks = new LinkedHashMap<>();
            steps.forEach((step, mark) -> marks.put(
                    step, Map.of("at", mark.at().toString(), "by", mark.by(), "release", (long) mark.release())));
            json.put(plan, marks);
        });
        return json;
    }

    /** Read them; what does not fit is one of dates. */
    static PlanMarks read(Tree json) {
        Map<String, Map<String, Mark>> plans = new LinkedHashMap<>();
        json.entries().forEach((plan, steps) -> {
            Map<String, Mark> marks = new LinkedHashMap<>();
            steps.entries()
                    .forEach((step, mark) -> marks.put(
                            step,
                            new Mark(
                                    Instant.parse(mark.at("at").text().orElse("")),
                                    mark.at("by").text().orElse(""),
                                    mark.at("release").integer().orElse(0L).intValue())));
            plans.put(plan, Map.copyOf(marks));
        });
        return new PlanMarks(plans);
    }
}
