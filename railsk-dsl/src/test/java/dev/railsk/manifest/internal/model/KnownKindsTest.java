package dev.railsk.manifest.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownKindsTest {

    static Stream<Class<? extends HasMetadata>> kinds() {
        return ModelKinds.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyLeafFieldIsWritten(Class<? extends HasMetadata> kind) {
        List<List<ModelProperty>> leaves = new ArrayList<>();
        collect(kind, List.of(), leaves);

        for (List<ModelProperty> leaf : leaves) {
            HasMetadata model = (HasMetadata) build(kind, leaf);
            name(model);
            Map<String, Object> expected = new LinkedHashMap<>(Map.of("apiVersion", model.getApiVersion()));
            expected.put("kind", model.getKind());
            expected.put("metadata", new LinkedHashMap<>(Map.of("name", "x")));
            if (!leaf.get(0).name().equals("apiVersion") && !leaf.get(0).name().equals("kind")) {
                merge(expected, expect(leaf));
            }

            assertThat(Manifest.owning(model).tree())
                    .as(() -> leaf.stream().map(ModelProperty::name).toList().toString())
                    .isEqualTo(Tree.of(expected));
        }
        assertThat(leaves).hasSizeGreaterThan(15);
    }

    private static void collect(Class<?> type, List<ModelProperty> path, List<List<ModelProperty>> leaves) {
        for (ModelProperty property : ModelFiller.properties(type)) {
            List<ModelProperty> longer = new ArrayList<>(path);
            longer.add(property);
            leaves.add(longer);
            if (property.isBean()) {
                collect(property.beanType(), longer, leaves);
            }
        }
    }

    private static Object build(Class<?> type, List<ModelProperty> path) {
        Object bean = ModelFiller.create(type);
        ModelProperty property = path.get(0);
        if (path.size() == 1 && property.isBean()) {
            Object empty = ModelFiller.create(property.beanType());
            ModelFiller.set(bean, property, property.isList() ? List.of(empty) : empty);
        } else if (path.size() == 1) {
            ModelFiller.set(bean, property, ModelFiller.sample(property.type()));
        } else {
            Object inner = build(property.beanType(), path.subList(1, path.size()));
            ModelFiller.set(bean, property, property.isList() ? List.of(inner) : inner);
        }
        return bean;
    }

    private static void name(HasMetadata model) {
        ObjectMeta metadata = model.getMetadata() == null ? new ObjectMeta() : model.getMetadata();
        metadata.setName("x");
        model.setMetadata(metadata);
    }

    private static Map<String, Object> expect(List<ModelProperty> path) {
        ModelProperty property = path.get(0);
        Object value;
        if (path.size() > 1) {
            Map<String, Object> inner = ModelFiller.defaults(property.beanType());
            inner.putAll(expect(path.subList(1, path.size())));
            value = inner;
        } else if (property.isBean()) {
            value = ModelFiller.defaults(property.beanType());
        } else {
            return new LinkedHashMap<>(Map.of(property.name(), plain(ModelFiller.sample(property.type()))));
        }
        return new LinkedHashMap<>(Map.of(property.name(), property.isList() ? List.of(value) : value));
    }

    private static Object plain(Object sample) {
        if (sample instanceof Quantity || sample instanceof IntOrString) {
            return sample instanceof Quantity ? "1Gi" : "http";
        }
        if (sample instanceof Map<?, ?> map) {
            return Map.of("key", plain(map.get("key")));
        }
        return sample;
    }

    @SuppressWarnings("unchecked")
    private static void merge(Map<String, Object> target, Map<String, Object> more) {
        more.forEach((key, value) -> {
            if (key.equals("metadata")) {
                Map<String, Object> metadata = new LinkedHashMap<>((Map<String, Object>) value);
                metadata.put("name", "x");
                target.put(key, metadata);
            } else {
                target.put(key, value);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void fieldsOfASubclassAreWrittenToo(Class<? extends HasMetadata> kind) {
        HasMetadata model = ModelFiller.create(kind);
        name(model);
        model.getMetadata().setAdditionalProperty("env", new EnvVarWithNote());

        assertThat(Manifest.owning(model).tree().at("metadata", "env", "note").text())
                .hasValue("mine");
    }

    /** A model type that somebody extended. */
    public static final class EnvVarWithNote extends EnvVar {

        private static final long serialVersionUID = 1L;

        /** A field that the generator cannot know. */
        public String getNote() {
            return "mine";
        }
    }
}
