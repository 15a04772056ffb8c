package dev.railsk.manifest.internal.model;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.AnyGetterWriter;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.PropertyWriter;

/**
 * One property of a model type, as Jackson sees it by the model's annotations.
 *
 * @param name its JSON name
 * @param getter the method that reads it
 * @param type its type
 */
record ModelProperty(String name, String getter, JavaType type) {

    private static final JsonMapper MAPPER =
            JsonMapper.builderWithJackson2Defaults().build();

    /** The properties of a type, in the order of writing, without the additional ones. */
    static List<ModelProperty> of(Class<?> type) {
        List<ModelProperty> properties = new ArrayList<>();
        boolean more = false;
        Iterator<PropertyWriter> writers = MAPPER._serializationContext()
                .findTypedValueSerializer(type, true)
                .properties();
        while (writers.hasNext()) {
            PropertyWriter writer = writers.next();
            if (writer instanceof AnyGetterWriter) {
                more = true;
            } else {
                properties.add(of(type, (BeanPropertyWriter) writer));
            }
        }
        if (!more) {
            throw new IllegalStateException(type + " has no additional properties");
        }
        return properties;
    }

    private static ModelProperty of(Class<?> owner, BeanPropertyWriter writer) {
        JavaType type = writer.getType();
        boolean collection = type.isMapLikeType() || type.isCollectionLikeType();
        Inclusion inclusion = new Inclusion(writer);
        if (!inclusion.leavesOutNulls() || inclusion.leavesOutEmpty() != collection) {
            throw new IllegalStateException("the generator does not know when " + owner + " writes " + writer.getName()
                    + ": nulls and empty collections, and nothing else, were left out so far");
        }
        return new ModelProperty(writer.getName(), writer.getMember().getName(), type);
    }

    /** Whether it is, or is a list of, objects with properties. */
    boolean isBean() {
        Class<?> bean = beanType();
        return KubernetesResource.class.isAssignableFrom(bean) && bean != IntOrString.class && bean != Quantity.class;
    }

    boolean isList() {
        return type.isCollectionLikeType();
    }

    Class<?> beanType() {
        return isList() ? type.getContentType().getRawClass() : type.getRawClass();
    }

    /** What a property writer leaves out. */
    private static final class Inclusion extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        Inclusion(BeanPropertyWriter writer) {
            super(writer);
        }

        boolean leavesOutNulls() {
            return _suppressNulls;
        }

        boolean leavesOutEmpty() {
            return _suppressableValue == MARKER_FOR_EMPTY;
        }
    }
}
