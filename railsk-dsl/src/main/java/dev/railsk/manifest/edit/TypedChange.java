package dev.railsk.manifest.edit;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.internal.JacksonModel;
import dev.railsk.manifest.internal.Rebase;
import dev.railsk.problem.DefinitionException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Changes an object of the client's model, and carries what changed over to the tree, which may hold more. */
final class TypedChange {

    private TypedChange() {}

    static <T extends KubernetesResource> Tree apply(
            Edit.Typed<T> edit, Manifest manifest, Tree before, String pointer) {
        requireType(edit.type(), manifest, pointer);
        byte[] json = before.toJsonLine().getBytes(StandardCharsets.UTF_8);
        T model = JacksonModel.read(manifest.id(), json, edit.type());
        Tree known = Tree.of(JacksonModel.toPlain(model));
        run(edit.change(), model, manifest);
        Tree changed = Tree.of(JacksonModel.toPlain(model));
        return Tree.of(Rebase.of(before.value(), known.value(), changed.value()));
    }

    private static void requireType(Class<?> type, Manifest manifest, String pointer) {
        if (!pointer.isEmpty()) {
            if (!type.getSimpleName().equals("PodTemplateSpec")) {
                throw unfit(type, manifest, "PodTemplateSpec");
            }
            return;
        }
        @Nullable
        String version = HasMetadata.class.isAssignableFrom(type)
                ? HasMetadata.getApiVersion(type.asSubclass(HasMetadata.class))
                : null;
        boolean isGeneric = HasMetadata.class.isAssignableFrom(type) && version == null;
        if (isGeneric) {
            return;
        }
        if (version == null
                || !version.equals(manifest.apiVersion())
                || !HasMetadata.getKind(type).equals(manifest.kind())) {
            throw unfit(type, manifest, manifest.kind() + " of " + manifest.apiVersion());
        }
    }

    private static ManifestException unfit(Class<?> type, Manifest manifest, String fitting) {
        return new ManifestException(
                manifest + " could not be edited as a " + type.getName(),
                manifest.toString(),
                "Edit it as the class of " + fitting + ".");
    }

    private static <T> void run(Consumer<? super T> change, T model, Manifest manifest) {
        try {
            change.accept(model);
        } catch (DefinitionException | ManifestException told) {
            throw told;
        } catch (RuntimeException failed) {
            ManifestException wrapped = new ManifestException(
                    "the edit of " + manifest + " failed: " + failed,
                    manifest.toString(),
                    "Correct the lambda of the edit. What the object has is what is rendered without it.");
            wrapped.initCause(failed);
            throw wrapped;
        }
    }
}
