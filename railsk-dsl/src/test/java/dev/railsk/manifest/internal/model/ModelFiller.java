package dev.railsk.manifest.internal.model;

import dev.railsk.manifest.internal.NastyText;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/** Makes model objects by reflection: with random content, or with exactly one field. */
final class ModelFiller {

    private static final Map<Class<?>, List<ModelProperty>> PROPERTIES = new ConcurrentHashMap<>();

    private final Random random;

    ModelFiller(Random random) {
        this.random = random;
    }

    static List<ModelProperty> properties(Class<?> type) {
        return PROPERTIES.computeIfAbsent(type, ModelProperty::of);
    }

    static <T> T create(Class<T> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException unlikely) {
            throw new LinkageError(type + " has no public constructor", unlikely);
        }
    }

    static void set(Object bean, ModelProperty property, Object value) {
        String setter = "set" + property.getter().substring(3);
        try {
            for (Method method : bean.getClass().getMethods()) {
                if (method.getName().equals(setter) && method.getParameterCount() == 1) {
                    method.invoke(bean, value);
                    return;
                }
            }
        } catch (ReflectiveOperationException unlikely) {
            throw new LinkageError(bean.getClass() + "." + setter, unlikely);
        }
        throw new AssertionError(bean.getClass() + " has no " + setter);
    }

    static @Nullable Object get(Object bean, ModelProperty property) {
        try {
            return bean.getClass().getMethod(property.getter()).invoke(bean);
        } catch (ReflectiveOperationException unlikely) {
            throw new LinkageError(bean.getClass() + "." + property.getter(), unlikely);
        }
    }

    /** The same object, its own additional properties taken away. */
    static <T> T withoutMore(T bean) {
        try {
            bean.getClass().getMethod("setAdditionalProperties", Map.class).invoke(bean, new LinkedHashMap<>());
            return bean;
        } catch (ReflectiveOperationException unlikely) {
            throw new LinkageError("no additional properties", unlikely);
        }
    }

    /** The strings that a fresh object has by itself, such as its kind. */
    static Map<String, Object> defaults(Class<?> type) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        Object bean = create(type);
        for (ModelProperty property : properties(type)) {
            Object value = get(bean, property);
            if (value instanceof String) {
                defaults.put(property.name(), value);
            }
        }
        return defaults;
    }

    /** An object with a random choice of its fields set, fewer the deeper they are. */
    <T> T fill(Class<T> type) {
        return fill(type, 0);
    }

    private <T> T fill(Class<T> type, int depth) {
        T bean = create(type);
        for (ModelProperty property : properties(type)) {
            boolean head = depth == 0 && !property.isList();
            int chances = property.isBean() ? 2 + depth : 2;
            if (head || (depth < 9 && random.nextInt(chances) == 0)) {
                Object value = value(property.type(), depth);
                if (!property.name().equals("apiVersion") && !property.name().equals("kind")) {
                    set(bean, property, value);
                }
            }
        }
        if (random.nextInt(10) == 0) {
            addMore(bean);
        }
        return bean;
    }

    private void addMore(Object bean) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("x-number", random.nextInt());
        more.put(NastyText.next(random), Arrays.asList(NastyText.next(random), null, 1.5, true, Map.of(), List.of()));
        more.put("x-map", Map.of("a", random.nextLong(), "quantity", new Quantity("1", "Gi")));
        List<ModelProperty> properties = properties(bean.getClass());
        if (!properties.isEmpty() && random.nextBoolean()) {
            String clash = properties.get(random.nextInt(properties.size())).name();
            if (!List.of("apiVersion", "kind", "metadata").contains(clash)) {
                more.put(clash, "of another type");
            }
        }
        try {
            bean.getClass().getMethod("setAdditionalProperties", Map.class).invoke(bean, more);
        } catch (ReflectiveOperationException unlikely) {
            throw new LinkageError("no additional properties", unlikely);
        }
    }

    private Object value(JavaType type, int depth) {
        Class<?> raw = type.getRawClass();
        if (type.isCollectionLikeType()) {
            List<Object> list = new ArrayList<>();
            for (int items = random.nextInt(3); items > 0; items--) {
                list.add(value(type.getContentType(), depth + 1));
            }
            return list;
        }
        if (type.isMapLikeType()) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int items = random.nextInt(3); items > 0; items--) {
                map.put(NastyText.next(random), value(type.getContentType(), depth + 1));
            }
            return map;
        }
        return scalar(raw, depth);
    }

    private Object scalar(Class<?> raw, int depth) {
        if (raw == String.class) {
            return NastyText.next(random);
        } else if (raw == Boolean.class) {
            return random.nextBoolean();
        } else if (raw == Integer.class) {
            return random.nextInt() >> random.nextInt(31);
        } else if (raw == Long.class) {
            return random.nextLong() >> random.nextInt(63);
        } else if (raw == IntOrString.class) {
            return random.nextBoolean()
                    ? new IntOrString(random.nextInt(70000))
                    : new IntOrString(NastyText.next(random));
        } else if (raw == Quantity.class) {
            return random.nextBoolean() ? new Quantity("1.5", "Gi") : new Quantity("100m");
        }
        return fill(raw, depth + 1);
    }

    /** A value for a field without fields of its own. */
    static Object sample(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (type.isCollectionLikeType()) {
            return List.of(sample(type.getContentType()));
        } else if (type.isMapLikeType()) {
            return Map.of("key", sample(type.getContentType()));
        } else if (raw == String.class) {
            return "text";
        } else if (raw == Boolean.class) {
            return false;
        } else if (raw == Integer.class) {
            return 0;
        } else if (raw == Long.class) {
            return 0L;
        } else if (raw == IntOrString.class) {
            return new IntOrString("http");
        } else if (raw == Quantity.class) {
            return new Quantity("1", "Gi");
        }
        throw new AssertionError("no sample for " + type);
    }
}
