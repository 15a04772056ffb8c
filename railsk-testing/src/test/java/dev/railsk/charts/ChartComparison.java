package dev.railsk.charts;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of each leaf of a chart. */
final class ChartComparison {

    private final ComparedApp compared;
    private final Map<String, Object> whole;
    private final Map<String, Object> inWords;
    private final Set<String> met = new LinkedHashSet<>();
    private int all;
    private int typed;
    private final List<Leaf> raw = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final Map<Deviation, Integer> different = new LinkedHashMap<>();

    ChartComparison(ComparedApp compared, ManifestSet chart, ManifestSet whole, ManifestSet inWords) {
        this.compared = compared;
        this.whole = byPlace(whole);
        this.inWords = byPlace(inWords);
        compared.deviations().forEach(deviation -> different.put(deviation, 0));
        for (Manifest manifest : chart.manifests()) {
            Leaves.of(manifest).forEach(this::judge);
        }
    }

    private static Map<String, Object> byPlace(ManifestSet set) {
        Map<String, Object> leaves = new LinkedHashMap<>();
        for (Manifest manifest : set.manifests()) {
            for (Leaf leaf : Leaves.of(manifest)) {
                leaves.put(leaf.object() + " " + leaf.path(), leaf.value());
            }
        }
        return leaves;
    }

    private void judge(Leaf leaf) {
        all++;
        String place = here(leaf.object() + " " + leaf.path());
        met.add(place);
        // Another name is a difference, also where the rest was found under it.
        boolean isNameOfMoved = isNameOfMoved(leaf);
        if (!isNameOfMoved && leaf.value().equals(inWords.get(place))) {
            typed++;
            return;
        }
        if (!isNameOfMoved && leaf.value().equals(whole.get(place))) {
            raw.add(leaf);
            return;
        }
        for (Deviation deviation : compared.deviations()) {
            if (deviation.covers(leaf)
                    && (!deviation.equals(Deviation.OF_POD) || leaf.value().equals(ofPod(place)))) {
                different.merge(deviation, 1, Integer::sum);
                return;
            }
        }
        missing.add(leaf + ", here " + whole.get(place));
    }

    private boolean isNameOfMoved(Leaf leaf) {
        String name = ".name";
        String place = leaf.object() + " " + leaf.path();
        return place.endsWith(name) && compared.roles().containsKey(place.substring(0, place.length() - name.length()));
    }

    // What its pod says holds for each container that says nothing itself.
    private @Nullable Object ofPod(String place) {
        int container = Math.max(place.indexOf(".containers["), place.indexOf(".initContainers["));
        return container < 0 || whole.containsKey(place)
                ? null
                : whole.get(place.substring(0, container) + place.substring(place.indexOf(".securityContext.")));
    }

    // The longest role says the most.
    private String here(String place) {
        String role = "";
        for (String known : compared.roles().keySet()) {
            if (place.startsWith(known) && known.length() > role.length()) {
                role = known;
            }
        }
        return role.isEmpty() ? place : compared.roles().get(role) + place.substring(role.length());
    }

    /** What is neither equal nor different for a reason. */
    List<String> missing() {
        return missing;
    }

    /** The reasons that nothing needs. */
    List<Deviation> idle() {
        return different.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    int percent() {
        return 100 * typed / comparable();
    }

    private int comparable() {
        return all - different.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A part of the page. */
    String report() {
        StringBuilder text = new StringBuilder();
        text.append("## ")
                .append(compared.chart())
                .append(' ')
                .append(compared.version())
                .append("\n\n");
        text.append(String.format(
                Locale.ROOT,
                "%d leaves: **%.1f %%** typed and equal (%d of %d; %.1f %% of all), %d different by choice, %d by an edit. "
                        + "%d further leaves are railsk's own.\n\n",
                all,
                100.0 * typed / comparable(),
                typed,
                comparable(),
                100.0 * typed / all,
                all - comparable(),
                raw.size(),
                whole.keySet().stream().filter(place -> !met.contains(place)).count()));
        text.append("| Leaves | Different by choice | Reason |\n|---:|---|---|\n");
        different.forEach((deviation, count) -> text.append("| ")
                .append(count)
                .append(" | `")
                .append(deviation.leaves())
                .append("` | ")
                .append(deviation.reason())
                .append(" |\n"));
        raw.forEach(leaf -> text.append("| 1 | `").append(leaf).append("` | By an edit: no word says it. |\n"));
        return text.toString();
    }
}
