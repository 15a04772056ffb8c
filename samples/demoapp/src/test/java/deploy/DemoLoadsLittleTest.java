package deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A cold start pays for each class, so what this app loads until it is rendered is counted. */
class DemoLoadsLittleTest {

    @Test
    void loadsNoMoreClassesThanItNeeds() throws Exception {
        try (Recording loader = new Recording()) {
            Object app = Class.forName("deploy.DemoApp", true, loader)
                    .getMethod("app")
                    .invoke(null);
            Object canary =
                    app.getClass().getMethod("environment", String.class).invoke(app, "canary");
            Class<?> revision = Class.forName("dev.railsk.image.Revision", true, loader);
            Object build = revision.getMethod("of", String.class).invoke(null, "abcd123");
            Object set = canary.getClass().getMethod("render", revision).invoke(canary, build);
            byte[] yaml = (byte[]) set.getClass().getMethod("toYamlBytes").invoke(set);

            assertThat(yaml).isNotEmpty();
            assertThat(loader.loaded).contains("dev.railsk.app.RailsApp", "io.fabric8.kubernetes.api.model.PodSpec");
            assertThat(loader.loaded)
                    .filteredOn(name -> name.startsWith("dev.railsk."))
                    .hasSizeLessThanOrEqualTo(220);
            assertThat(loader.loaded)
                    .filteredOn(name -> name.startsWith("io.fabric8."))
                    .hasSizeLessThanOrEqualTo(35);
        }
    }

    /** Loads the app and railsk anew, and writes down what. */
    private static final class Recording extends URLClassLoader {

        private final List<String> loaded = new ArrayList<>();

        Recording() throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator))) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            loaded.add(name);
            return found;
        }
    }
}
