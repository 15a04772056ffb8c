package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.schema.FieldType;
import dev.railsk.testing.cluster.internal.schema.FieldType.Mapping;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rewrites objects as the server stores them: values of its own types, no empty lists and maps, no zeros that say nothing. */
final class CanonicalForm {

    private static final Set<String> SILENT_ZEROS = Set.of(
            "EnvVar.value",
            "Probe.initialDelaySeconds",
            "DeploymentSpec.minReadySeconds",
            "ReplicaSetSpec.minReadySeconds",
            "DeploymentSpec.paused",
            "PodSpec.hostNetwork",
            "PodSpec.hostPID",
            "PodSpec.hostIPC",
            "VolumeMount.readOnly",
            "VolumeMount.subPath",
            "ServicePort.name",
            "ContainerPort.name",
            "ContainerPort.hostPort",
            "Container.stdin",
            "Container.tty",
            "Container.workingDir");

    private CanonicalForm() {}

    /**
     * Rewrite an object in place.
     *
     * @throws ConversionException when a value is none of its type's
     */
    static void rewrite(Object value, FieldType type) {
        Map<String, Object> map = PlainValue.asMap(value);
        if (map != null && type instanceof Struct struct) {
            map.entrySet().removeIf(entry -> isSilent(struct, entry.getKey(), entry.getValue()));
            map.replaceAll((key, item) -> rewritten(item, fieldType(struct, key)));
        } else if (map != null && type instanceof Mapping mapping) {
            map.replaceAll((key, item) -> rewritten(item, mapping.element()));
        }
        List<Object> list = PlainValue.asList(value);
        if (list != null && type instanceof Sequence sequence && !(sequence.element() instanceof Scalar)) {
            list.forEach(item -> rewrite(item, sequence.element()));
        }
    }

    private static FieldType fieldType(Struct struct, String key) {
        FieldType field = struct.fields().get(key);
        return field == null ? Scalar.ANY : field;
    }

    private static boolean isSilent(Struct struct, String key, Object value) {
        FieldType type = fieldType(struct, key);
        if (type instanceof Sequence) {
            return value instanceof List<?> list && list.isEmpty();
        }
        if (type instanceof Mapping) {
            return value instanceof Map<?, ?> map && map.isEmpty();
        }
        boolean isZero = value.equals("") || value.equals(0) || value.equals(false);
        return isZero && SILENT_ZEROS.contains(struct.name() + "." + key);
    }

    private static Object rewritten(Object item, FieldType type) {
        if (type instanceof Scalar scalar) {
            return Conversion.stored(item, scalar);
        }
        rewrite(item, type);
        return item;
    }
}
