package dev.railsk.testing;

import dev.railsk.manifest.Difference;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestDifference;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.testing.golden.GoldenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.SoftAssertions;

/** Assertions on a set of manifests. */
public final class ManifestSetAssert extends AbstractAssert<ManifestSetAssert, ManifestSet> {

    private static final int SHOWN = 20;

    ManifestSetAssert(ManifestSet actual) {
        super(actual, ManifestSetAssert.class);
    }

    /** Go on with the object of this kind and name. */
    public ManifestAssert object(String kind, String name) {
        Manifest manifest = actual.find(kind, name)
                .orElseThrow(() -> failure("there is no %s %s%n  there are: %s", kind, name, names()));
        return new ManifestAssert(manifest).as(descriptionText());
    }

    /** Go on with the Deployment of this name. */
    public ManifestAssert deployment(String name) {
        return object("Deployment", name);
    }

    /** Go on with the CronJob of this name. */
    public ManifestAssert cronJob(String name) {
        return object("CronJob", name);
    }

    /** Go on with the Service of this name. */
    public ManifestAssert service(String name) {
        return object("Service", name);
    }

    /** Go on with the ConfigMap of this name. */
    public ManifestAssert configMap(String name) {
        return object("ConfigMap", name);
    }

    /** Go on with the Ingress of this name. */
    public ManifestAssert ingress(String name) {
        return object("Ingress", name);
    }

    /** Go on with the HTTPRoute of this name. */
    public ManifestAssert httpRoute(String name) {
        return object("HTTPRoute", name);
    }

    /** Go on with the StatefulSet of this name. */
    public ManifestAssert statefulSet(String name) {
        return object("StatefulSet", name);
    }

    /** Go on with the PodDisruptionBudget of this name. */
    public ManifestAssert disruptionBudget(String name) {
        return object("PodDisruptionBudget", name);
    }

    /** Go on with the HorizontalPodAutoscaler of this name. */
    public ManifestAssert autoscaler(String name) {
        return object("HorizontalPodAutoscaler", name);
    }

    /** Go on with KEDA's ScaledObject of this name. */
    public ManifestAssert scaledObject(String name) {
        return object("ScaledObject", name);
    }

    /** Go on with the Role of this name, of an account or of people. */
    public ManifestAssert role(String name) {
        return object("Role", name);
    }

    /** Go on with the NetworkPolicy of this name. */
    public ManifestAssert networkPolicy(String name) {
        return object("NetworkPolicy", name);
    }

    /** Go on with the Secret of this name. */
    public ManifestAssert secret(String name) {
        return object("Secret", name);
    }

    /** Go on with the ExternalSecret of this name. */
    public ManifestAssert externalSecret(String name) {
        return object("ExternalSecret", name);
    }

    /** Go on with the SealedSecret of this name. */
    public ManifestAssert sealedSecret(String name) {
        return object("SealedSecret", name);
    }

    /** Go on with the PersistentVolumeClaim of this name. */
    public ManifestAssert claim(String name) {
        return object("PersistentVolumeClaim", name);
    }

    /** Go on with the ServiceAccount of this name. */
    public ManifestAssert serviceAccount(String name) {
        return object("ServiceAccount", name);
    }

    /** Go on with the PodMonitor of this name. */
    public ManifestAssert podMonitor(String name) {
        return object("PodMonitor", name);
    }

    /** Check all of these, and tell everything that fails at once. */
    @SafeVarargs
    public final ManifestSetAssert softly(Consumer<ManifestSetAssert>... checks) {
        SoftAssertions all = new SoftAssertions();
        for (Consumer<ManifestSetAssert> check : checks) {
            all.check(() -> check.accept(this));
        }
        all.assertAll();
        return this;
    }

    /** Expect exactly these objects, each as {@code Kind name}, in this order. */
    public ManifestSetAssert hasExactly(String... objects) {
        if (!names().equals(List.of(objects))) {
            throw failure("objects%n  wanted  %s%n  found   %s", List.of(objects), names());
        }
        return this;
    }

    /** Expect no object of this kind. */
    public ManifestSetAssert hasNo(String kind) {
        List<Manifest> found = actual.ofKind(kind);
        if (!found.isEmpty()) {
            throw failure("there must be no %s%n  found   %s", kind, found);
        }
        return this;
    }

    /** Expect no object of this kind and name, but at least one object at all. */
    public ManifestSetAssert hasNo(String kind, String name) {
        if (actual.size() == 0) {
            throw failure("the set is empty, so that it has no %s %s says nothing", kind, name);
        }
        if (actual.find(kind, name).isPresent()) {
            throw failure("there must be no %s %s%n  found   %s", kind, name, names());
        }
        return this;
    }

    /** Expect every image of every container to be this. */
    public ManifestSetAssert runsOnly(String... images) {
        List<String> found = new ArrayList<>();
        for (Manifest manifest : actual) {
            found.addAll(PodTemplates.images(manifest));
        }
        if (found.isEmpty()) {
            throw failure("there is no container%n  there are: %s", names());
        }
        if (!List.of(images).containsAll(found) || !found.containsAll(List.of(images))) {
            throw failure("images%n  wanted  %s%n  found   %s", List.of(images), found);
        }
        return this;
    }

    /** Expect the same objects with the same fields as this YAML or JSON; quantities count by value, keyed lists by key. */
    public ManifestSetAssert isEquivalentTo(String yaml) {
        return isEquivalentTo(ManifestSet.parse(yaml));
    }

    /** Expect the same as this file, or as all YAML and JSON files in this folder. */
    public ManifestSetAssert isEquivalentTo(Path fileOrFolder) {
        return isEquivalentTo(ManifestFiles.read(fileOrFolder));
    }

    /** Expect the same objects with the same fields; nothing is ignored. */
    public ManifestSetAssert isEquivalentTo(ManifestSet wanted) {
        ManifestDifference difference = wanted.differenceTo(actual);
        if (!difference.isEmpty()) {
            throw failure("%s", describe(difference));
        }
        return this;
    }

    /** Expect the YAML of this set to be what a golden file holds. See {@link GoldenFile}. */
    public ManifestSetAssert matchesGolden(Path file) {
        GoldenFile.at(file).check(actual);
        return this;
    }

    private String describe(ManifestDifference difference) {
        List<Difference> all = difference.differences();
        StringBuilder text = new StringBuilder("the set differs in ")
                .append(all.size())
                .append(all.size() == 1 ? " place" : " places");
        for (Difference one : all.subList(0, Math.min(SHOWN, all.size()))) {
            text.append("\n").append(one).append(definedAt(one.id()));
        }
        if (all.size() > SHOWN) {
            text.append("\nand ").append(all.size() - SHOWN).append(" more");
        }
        return text.toString();
    }

    private String definedAt(ManifestId id) {
        return actual.find(id)
                .flatMap(Manifest::origin)
                .map(origin -> "\n  defined at " + origin)
                .orElse("");
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (Manifest manifest : actual) {
            names.add(manifest.id().toString());
        }
        return names;
    }
}
