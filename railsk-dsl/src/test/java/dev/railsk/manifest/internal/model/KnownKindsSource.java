package dev.railsk.manifest.internal.model;

import java.util.List;

/** The source of the class that finds the writer for an object. */
final class KnownKindsSource {

    private KnownKindsSource() {}

    static String of(List<? extends Class<?>> kinds) {
        StringBuilder text = new StringBuilder(WriterSource.HEADER);
        text.append(
                """
                import dev.railsk.manifest.internal.Sink;
                import dev.railsk.manifest.internal.TreeWriter;
                import io.fabric8.kubernetes.api.model.HasMetadata;

                /** Writes the kinds that have a generated writer, and others through Jackson. */
                public final class KnownKinds {

                    private KnownKinds() {}

                    /** Write the whole object. */
                    public static void write(HasMetadata model, Sink sink) {
                        // By name: comparing classes would load them all.
                        switch (model.getClass().getName()) {
                """);
        for (Class<?> kind : kinds) {
            text.append(
                    """
                                case "%s":
                                    %s.write((%s) model, sink);
                                    break;
                    """
                            .formatted(kind.getName(), WriterSource.nameFor(kind), kind.getName()));
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
