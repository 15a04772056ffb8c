package dev.railsk.testing;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.html.HtmlReport;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.testing.cluster.FakeCluster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After every test of this module: whatever its fields hold of events, reports and output, what it ended with, and what railsk has written
 * down in its fake clusters has no value of a Secret that is in one of them. Found by {@code META-INF/services}.
 */
public final class NoSecretIsTold implements AfterEachCallback {

    private static final int SHORTEST = 6;
    private static final int FORBIDDEN = 403;
    private static final int DEPTH = 3;
    private static final int AROUND = 200;
    private static final List<ObjectKind> WRITTEN =
            List.of(ObjectKind.CONFIG_MAP, new ObjectKind("coordination.k8s.io/v1", "Lease"));

    /** What was found in one test. */
    private static final class Finds {
        private final Set<FakeCluster> clusters = new LinkedHashSet<>();
        private final StringBuilder told = new StringBuilder();
    }

    private static final AtomicInteger TESTS = new AtomicInteger();

    /** After how many tests it has looked. */
    static int tests() {
        return TESTS.get();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TESTS.incrementAndGet();
        context.getTestInstances()
                .ifPresent(instances -> check(instances.getAllInstances(), context.getExecutionException()));
    }

    static void check(List<Object> instances, Optional<Throwable> end) {
        Finds finds = new Finds();
        instances.forEach(instance -> look(instance, finds, DEPTH));
        Set<String> secrets = new LinkedHashSet<>();
        finds.clusters.forEach(cluster -> secrets.addAll(secrets(cluster)));
        if (secrets.isEmpty()) {
            return;
        }
        finds.clusters.forEach(cluster -> addRecords(cluster, finds.told));
        end.ifPresent(thrown -> add(thrown, finds.told));
        String told = finds.told.toString();
        for (String secret : secrets) {
            int at = told.indexOf(secret);
            if (at >= 0) {
                throw new AssertionError("a value of a Secret was told: ..."
                        + told.substring(Math.max(0, at - AROUND), at) + "(HERE)...");
            }
        }
    }

    private static Set<String> secrets(FakeCluster cluster) {
        Set<String> values = new LinkedHashSet<>();
        for (LiveObject secret : all(cluster, ObjectKind.SECRET)) {
            secret.content().at("data").entries().forEach((key, value) -> value.text()
                    .ifPresent(encoded -> {
                        String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
                        if (text.length() >= SHORTEST) {
                            values.add(text);
                            values.add(encoded);
                        }
                    }));
        }
        return values;
    }

    /** All that may be seen: some tests are about what may not. */
    private static List<LiveObject> all(FakeCluster cluster, ObjectKind kind) {
        List<LiveObject> found = new ArrayList<>();
        try {
            for (LiveObject namespace :
                    cluster.list(Selection.all(ObjectKind.NAMESPACE, "")).items()) {
                found.addAll(cluster.list(Selection.all(kind, namespace.ref().name()))
                        .items());
            }
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
        }
        return found;
    }

    /** Inventories, records of releases, locks. */
    private static void addRecords(FakeCluster cluster, StringBuilder told) {
        for (ObjectKind kind : WRITTEN) {
            for (LiveObject object : all(cluster, kind)) {
                if (object.ref().name().startsWith("railsk-")) {
                    told.append(object.content().toJsonLine()).append('\n');
                    object.content().at("binaryData").entries().forEach((name, value) -> value.text()
                            .ifPresent(packed -> told.append(unpacked(packed)).append('\n')));
                }
            }
        }
    }

    private static String unpacked(String packed) {
        byte[] bytes = Base64.getDecoder().decode(packed);
        try (GZIPInputStream text = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException partOfOne) {
            return "";
        }
    }

    private static void look(Object thing, Finds finds, int depth) {
        if (thing instanceof FakeCluster cluster) {
            finds.clusters.add(cluster);
        } else if (thing instanceof DeployEvent || thing instanceof Throwable || thing instanceof CharSequence) {
            add(thing, finds.told);
        } else if (thing instanceof ByteArrayOutputStream output) {
            finds.told.append(output.toString(StandardCharsets.UTF_8)).append('\n');
        } else if (thing instanceof Collection<?> many) {
            List.copyOf(many).forEach(one -> look(one, finds, depth));
        } else if (depth > 0 && thing.getClass().getName().startsWith("dev.railsk.")) {
            fields(thing).forEach(value -> look(value, finds, depth - 1));
        }
    }

    private static void add(Object told, StringBuilder text) {
        text.append(told).append('\n');
        if (told instanceof DeployEvent event) {
            text.append(DeployJson.of(event).toJsonLine()).append('\n');
        }
        if (told instanceof DeployException failure) {
            text.append(DeployJson.of(failure).toJsonLine()).append('\n');
            text.append(HtmlReport.of(failure, List.of()).text()).append('\n');
        }
        if (told instanceof Throwable thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            text.append(trace).append('\n');
        }
    }

    private static List<Object> fields(Object thing) {
        List<Object> values = new ArrayList<>();
        for (Class<?> type = thing.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    Object value = value(field, thing);
                    if (value != null) {
                        values.add(value);
                    }
                }
            }
        }
        return values;
    }

    private static @Nullable Object value(Field field, Object thing) {
        try {
            field.setAccessible(true);
            return field.get(thing);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
