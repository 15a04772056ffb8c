package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The web server is an optional dependency. */
class MissingWebServerTest {

    /** The class path of this test without the web server. */
    private static final class WithoutWebServer extends URLClassLoader {

        WithoutWebServer() throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(new File(entry).toURI().toURL());
            }
            return urls.toArray(new URL[0]);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.fabric8.mockwebserver.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Test
    void namesTheDependencyThatIsMissing() throws Exception {
        try (WithoutWebServer loader = new WithoutWebServer()) {
            Class<?> type = loader.loadClass(FakeCluster.class.getName());
            Object cluster = type.getMethod("start").invoke(null);

            for (int turn = 0; turn < 2; turn++) {
                InvocationTargetException end =
                        catchThrowableOfType(InvocationTargetException.class, () -> type.getMethod("client")
                                .invoke(cluster));

                assertThat(end.getCause())
                        .isInstanceOf(IllegalStateException.class)
                        .hasCauseInstanceOf(NoClassDefFoundError.class)
                        .hasMessage("client() of a fake cluster needs a web server that is not on the class path\n"
                                + "    Add the dependency io.fabric8:mockwebserver in the scope test.");
            }
            type.getMethod("close").invoke(cluster);
        }
    }
}
