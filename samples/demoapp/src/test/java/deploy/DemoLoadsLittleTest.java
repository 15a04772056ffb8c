package deploy;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.invoke.MethodHandles;
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
    void loadsNoMoreClassesThanItNeeds() throws Throwable {
        try (Recording loader = new Recording()) {
            Class<?> app = Class.forName("dev.railsk.app.RailsApp", false, loader);
            Class<?> environment = Class.forName("dev.railsk.app.Environment", false, loader);
            Class<?> revision = Class.forName("dev.railsk.image.Revision", false, loader);
            Class<?> set = Class.forName("dev.railsk.manifest.ManifestSet", false, loader);
            Class<?> demo = Class.forName("deploy.DemoApp", false, loader);
            // Not by reflection, which loads the types of all methods.
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();

            Object shop = lookup.findStatic(demo, "app", methodType(app)).invoke();
            Object canary = lookup.findVirtual(app, "environment", methodType(environment, String.class))
                    .invoke(shop, "canary");
            Object build = lookup.findStatic(revision, "of", methodType(revision, String.class))
                    .invoke("abcd123");
            Object manifests = lookup.findVirtual(environment, "render", methodType(set, revision))
                    .invoke(canary, build);
            byte[] yaml = (byte[]) lookup.findVirtual(set, "toYamlBytes", methodType(byte[].class))
                    .invoke(manifests);

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
            for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
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
