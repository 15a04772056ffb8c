package portal;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * System properties that write down who reads and who changes them. What the JDK asks for itself does not count: who counts is
 * the code on the class path that calls.
 */
final class RecordingProperties extends Properties {

    private static final long serialVersionUID = 1;

    private static final Set<String> ACCESSORS = Set.of(
            RecordingProperties.class.getName(),
            "java.lang.System",
            "java.lang.Boolean",
            "java.lang.Integer",
            "java.lang.Long");

    private final transient List<String> uses = new CopyOnWriteArrayList<>();

    static RecordingProperties of(Properties present) {
        RecordingProperties copy = new RecordingProperties();
        present.stringPropertyNames().forEach(name -> copy.put(name, present.getProperty(name)));
        copy.uses.clear();
        return copy;
    }

    List<String> uses() {
        return List.copyOf(uses);
    }

    @Override
    public @Nullable String getProperty(String key) {
        record("reads", key);
        return super.getProperty(key);
    }

    @Override
    public @Nullable String getProperty(String key, String defaultValue) {
        record("reads", key);
        return super.getProperty(key, defaultValue);
    }

    @Override
    public synchronized @Nullable Object get(Object key) {
        record("reads", key);
        return super.get(key);
    }

    @Override
    public synchronized @Nullable Object setProperty(String key, String value) {
        record("sets", key);
        return super.setProperty(key, value);
    }

    @Override
    public synchronized @Nullable Object put(Object key, Object value) {
        record("sets", key);
        return super.put(key, value);
    }

    @Override
    public synchronized @Nullable Object remove(Object key) {
        record("removes", key);
        return super.remove(key);
    }

    private void record(String verb, Object key) {
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> !ACCESSORS.contains(type.getName()))
                        .findFirst())
                .filter(type -> !type.getModule().isNamed())
                .ifPresent(type -> uses.add(type.getName() + " " + verb + " " + key));
    }
}
