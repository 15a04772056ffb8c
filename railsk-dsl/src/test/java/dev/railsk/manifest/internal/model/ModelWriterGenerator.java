package dev.railsk.manifest.internal.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Generates the direct writers from the model: for every type that the known kinds are made of. */
final class ModelWriterGenerator {

    private final Map<String, WriterSource> sources = new TreeMap<>();
    private final Map<String, Class<?>> types = new TreeMap<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private ModelWriterGenerator() {}

    /** Source text by file name. */
    static Map<String, String> generate(List<? extends Class<?>> kinds) {
        ModelWriterGenerator generator = new ModelWriterGenerator();
        kinds.forEach(generator::include);
        while (!generator.open.isEmpty()) {
            generator.writer(generator.open.remove());
        }
        Map<String, String> texts = new TreeMap<>();
        generator.sources.forEach((name, source) -> texts.put(name + ".java", source.text()));
        texts.put("KnownKinds.java", DispatchSource.kinds(kinds));
        texts.put("KnownParts.java", DispatchSource.parts(parts(kinds)));
        return texts;
    }

    private static List<Class<?>> parts(List<? extends Class<?>> kinds) {
        Set<Class<?>> parts = new LinkedHashSet<>();
        for (Class<?> kind : kinds) {
            for (ModelProperty property : ModelProperty.of(kind)) {
                if (property.name().equals("metadata") || property.name().equals("spec")) {
                    parts.add(property.beanType());
                }
            }
        }
        return List.copyOf(parts);
    }

    private void include(Class<?> type) {
        Class<?> known = types.putIfAbsent(type.getSimpleName(), type);
        if (known == null) {
            open.add(type);
        } else if (known != type) {
            throw new IllegalStateException("two model types have the same simple name: " + known + " and " + type);
        }
    }

    private void writer(Class<?> type) {
        List<ModelProperty> properties = ModelProperty.of(type);
        for (ModelProperty property : properties) {
            if (property.isBean()) {
                include(property.beanType());
            }
        }
        sources.computeIfAbsent(WriterSource.nameFor(type), name -> WriterSource.writing(type))
                .add(type, properties);
    }
}
