package dev.railsk.manifest.internal.model;

import java.util.Collection;

/** The source of a class that finds the writer for an object. */
final class DispatchSource {

    private DispatchSource() {}

    /** What writes whole objects of these kinds. */
    static String kinds(Collection<? extends Class<?>> kinds, ModelNames names) {
        return of(
                "KnownKinds",
                "Writes the kinds that have a generated writer, and others through Jackson.",
                "io.fabric8.kubernetes.api.model.HasMetadata",
                kinds,
                names);
    }

    /** What writes metadata, specs and the like: the parts that objects of the kinds are put together from. */
    static String parts(Collection<? extends Class<?>> parts, ModelNames names) {
        return of(
                "KnownParts",
                "Writes metadata, specs and other parts that have a generated writer, plain maps, and others through Jackson.",
                "java.lang.Object",
                parts,
                names);
    }

    private static String of(
            String name, String summary, String argument, Collection<? extends Class<?>> types, ModelNames names) {
        StringBuilder text = new StringBuilder(WriterSource.HEADER);
        text.append("import dev.railsk.manifest.internal.Sink;\nimport dev.railsk.manifest.internal.TreeWriter;\n");
        if (!argument.startsWith("java.lang.")) {
            text.append("import ").append(argument).append(";\n");
        }
        text.append(
                """

                /** %s */
                public final class %s {

                    private %s() {}

                    /** Write the whole of it. */
                    public static void write(%s model, Sink sink) {
                        // By name: comparing classes would load them all.
                        switch (model.getClass().getName()) {
                """
                        .formatted(summary, name, name, argument.substring(argument.lastIndexOf('.') + 1)));
        for (Class<?> type : types) {
            text.append(
                    """
                                case "%s":
                                    %s.write((%s) model, sink);
                                    break;
                    """
                            .formatted(type.getName(), names.writer(type), type.getName()));
        }
        return text.append(
                        """
                                    default:
                                        TreeWriter.write(model, sink);
                                }
                            }
                        }
                        """)
                .toString();
    }
}
