package dev.railsk;

import dev.railsk.definition.TargetCluster;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Manifests;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import dev.railsk.quantity.ResourcesSpec;
import dev.railsk.text.Folder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every word that a definition writes beside its lambdas, for one import.
 *
 * <pre>{@code
 * import static dev.railsk.Words.*;
 * import dev.railsk.app.RailsApp;
 * import dev.railsk.cli.Railsk;
 * }</pre>
 *
 * <p>Each calls one factory of the type that it is about, which says what there is to know: {@code httpProbe("/up")} is
 * {@code Probe.http("/up")}. A word is the noun of Kubernetes or Rails, with more in front of it where others would share it; constants do
 * likewise: {@link #BEFORE_ROLLOUT}, {@link #MIGRATION_BEFORE}.
 *
 * <p>A method of your own class hides the words of its name, as Java has it for static imports: give it another name, or write the factory.
 */
public final class Words extends ReachWords {

    private Words() {}

    /** So many seconds: {@link Duration#ofSeconds(long)}. */
    public static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** So many minutes: {@link Duration#ofMinutes(long)}. */
    public static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    /** So many hours: {@link Duration#ofHours(long)}. */
    public static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    /** So many days, of 24 hours each: {@link Duration#ofDays(long)}. */
    public static Duration days(long days) {
        return Duration.ofDays(days);
    }

    /** Processor time: {@link Cpu#of}. */
    public static Cpu cpu(String text) {
        return Cpu.of(text);
    }

    /** Processor time in thousandths of a core: {@link Cpu#millis}. */
    public static Cpu millicores(long millis) {
        return Cpu.millis(millis);
    }

    /** Processor time in cores: {@link Cpu#cores}. */
    public static Cpu cores(long cores) {
        return Cpu.cores(cores);
    }

    /** Memory or storage: {@link Memory#of}. */
    public static Memory memory(String text) {
        return Memory.of(text);
    }

    /** Memory or storage in Mi: {@link Memory#mebibytes}. */
    public static Memory mebibytes(long mebibytes) {
        return Memory.mebibytes(mebibytes);
    }

    /** Memory or storage in Gi: {@link Memory#gibibytes}. */
    public static Memory gibibytes(long gibibytes) {
        return Memory.gibibytes(gibibytes);
    }

    /** Requests and limits to share: {@link Resources#define}. */
    public static Resources resources(Consumer<ResourcesSpec> definition) {
        return Resources.define(definition);
    }

    /** The cluster of a context: {@link TargetCluster#context}. */
    public static TargetCluster clusterContext(String name) {
        return TargetCluster.context(name);
    }

    /** The cluster with this URL: {@link TargetCluster#server}. */
    public static TargetCluster clusterServer(String url) {
        return TargetCluster.server(url);
    }

    /** The cluster with this UID of {@code kube-system}: {@link TargetCluster#uid}. */
    public static TargetCluster clusterUid(String uid) {
        return TargetCluster.uid(uid);
    }

    /** A folder of files beside the script: {@link Folder#of(String)}. */
    public static Folder folder(String path) {
        return Folder.of(path);
    }

    /** Objects written in YAML or JSON: {@link Manifests#text}. */
    public static List<Manifest> manifestText(String yamlOrJson) {
        return Manifests.text(yamlOrJson);
    }

    /** Objects in a file on the class path: {@link Manifests#resource}. */
    public static List<Manifest> manifestResource(Class<?> anchor, String name) {
        return Manifests.resource(anchor, name);
    }

    /** An object of the client's model: {@link Manifests#of}. */
    public static List<Manifest> manifest(HasMetadata model) {
        return Manifests.of(model);
    }

    /** An object of any kind: {@link Manifests#tree(Tree)}. */
    public static List<Manifest> manifestTree(Tree tree) {
        return Manifests.tree(tree);
    }

    /** An object of any kind, as maps: {@link Manifests#tree(Map)}. */
    public static List<Manifest> manifestTree(Map<String, ? extends @Nullable Object> map) {
        return Manifests.tree(map);
    }

    /** A change of an object through the client's model: {@link Edit#typed}. */
    public static <T extends KubernetesResource> Edit typedEdit(Class<T> type, Consumer<? super T> change) {
        return Edit.typed(type, change);
    }

    /** A change of an object by a JSON Patch: {@link Edit#jsonPatch}. */
    public static Edit jsonPatch(String yamlOrJson) {
        return Edit.jsonPatch(yamlOrJson);
    }

    /** A change of an object by a strategic merge patch: {@link Edit#merge(String)}. */
    public static Edit strategicMerge(String yamlOrJson) {
        return Edit.merge(yamlOrJson);
    }

    /** A change of an object by a strategic merge patch: {@link Edit#merge(Tree)}. */
    public static Edit strategicMerge(Tree patch) {
        return Edit.merge(patch);
    }
}
