package dev.railsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A script must start fast: a word loads its own factory, no other, and the constants come when one is read. */
class WordsLoadLittleTest {

    private static final List<String> WORDS = List.of(
            "dev.railsk.Words",
            "dev.railsk.ReachWords",
            "dev.railsk.ReachConstants",
            "dev.railsk.DataWords",
            "dev.railsk.DataConstants",
            "dev.railsk.PlaceWords",
            "dev.railsk.SeldomConstants",
            "dev.railsk.SchemaWords",
            "dev.railsk.RunWords",
            "dev.railsk.RunConstants");

    @Test
    void aWordLoadsNothingButTheWords() throws Throwable {
        try (Recording loader = new Recording()) {
            Class<?> words = Class.forName("dev.railsk.Words", true, loader);

            Object made = MethodHandles.publicLookup()
                    .findStatic(words, "seconds", MethodType.methodType(Duration.class, long.class))
                    .invoke(30L);

            assertThat(made).isEqualTo(Duration.ofSeconds(30));
            assertThat(loader.loaded).containsExactlyInAnyOrderElementsOf(WORDS);
        }
    }

    @Test
    void aConstantLoadsThoseBesideItOnly() throws Throwable {
        try (Recording loader = new Recording()) {
            Class<?> words = Class.forName("dev.railsk.Words", true, loader);
            Class<?> moment = Class.forName("dev.railsk.task.When", false, loader);

            Object read = MethodHandles.publicLookup()
                    .findStaticGetter(words, "BEFORE_ROLLOUT", moment)
                    .invoke();

            assertThat(read).hasToString("BEFORE_ROLLOUT");
            assertThat(loader.loaded)
                    .contains("dev.railsk.security.Hardening")
                    .noneMatch(name -> name.startsWith("dev.railsk.network.") || name.startsWith("dev.railsk.config."));
        }
    }

    @Test
    void knowsWhatIsLoaded() throws Exception {
        try (Recording loader = new Recording()) {
            Class.forName("dev.railsk.probe.Probe", true, loader);

            assertThat(loader.loaded).contains("dev.railsk.probe.Probe");
        }
    }

    /** Loads railsk anew, and writes down what. */
    private static final class Recording extends URLClassLoader {

        private final List<String> loaded = new ArrayList<>();

        Recording() {
            super(
                    new URL[] {Words.class.getProtectionDomain().getCodeSource().getLocation()},
                    ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            loaded.add(name);
            return found;
        }
    }
}
