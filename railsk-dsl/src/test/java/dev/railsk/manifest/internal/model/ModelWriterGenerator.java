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
    private final Set<Class<?>> types = new LinkedHashSet<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private ModelWriterGenerator() {}

    /** Source text by file name. */
    static Map<String, String> generate(List<? extends Class<?>> kinds) {
        ModelWriterGenerator generator = new ModelWriterGenerator();
        kinds.forEach(generator::include);
        while (!generator.open.isEmpty()) {
            generator.includeFields(generator.open.remove());
        }
        ModelNames names = new ModelNames(generator.types);
        generator.types.forEach(type -> generator.writer(type, names));
        Map<String, String> texts = new TreeMap<>();
        generator.sources.forEach((name, source) -> texts.put(name + ".java", source.text()));
        texts.put("KnownKinds.java", DispatchSource.kinds(kinds, names));
        texts.put("KnownParts.java", DispatchSource.parts(parts(kinds), names));
        return texts;
    }

    /** What objects of these kinds may be put together from; nobody but the cluster writes a status. */
    private static List<Class<?>> parts(List<? extends Class<?>> kinds) {
        Set<Class<?>> parts = new LinkedHashSet<>();
        for (Class<?> kind : kinds) {
            for (ModelProperty property : ModelProperty.of(kind)) {
                if (property.isBean() && !property.name().equals("status")) {
                    parts.add(property.beanType());
                }
            }
        }
        return List.copyOf(parts);
    }

    private void include(Class<?> type) {
        if (types.add(type)) {
            open.add(type);
        }
    }

    private void includeFields(Class<?> type) {
        for (ModelProperty property : ModelProperty.of(type)) {
            if (property.isBean()) {
                include(property.beanType());
            }
        }
    }

    private void writer(Class<?> type, ModelNames names) {
        sources.computeIfAbsent(names.writer(type), name -> WriterSource.writing(type, names))
                .add(type, ModelProperty.of(type));
    }
}
