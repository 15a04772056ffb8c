package dev.railsk.manifest.internal;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Writes an object of the Kubernetes model. */
public final class ModelWriter {

    private ModelWriter() {}

    /** Write the whole object. */
    public static void write(HasMetadata model, Sink sink) {
        writeOther(model, sink);
    }

    /** Any other value, through Jackson: slow, and loaded only when needed. */
    static void writeOther(Object value, Sink sink) {
        TreeWriter.write(JacksonModel.toPlain(value), sink);
    }
}
