package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an author must not be able to write does not compile; the nearest thing that is right does. */
class CompileTest {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    // Flow analysis finds all there is to find; class files would need a folder.
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-XDshould-stop.ifNoError=FLOW", "-cp", System.getProperty("java.class.path"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void refusesTheOneAndTakesTheOther(Pair pair) {
        assertThat(errors(pair.wrong)).as(pair.wrong).singleElement().asString().contains(pair.error);
        assertThat(errors(pair.right)).as(pair.right).isEmpty();
    }

    static Stream<Pair> pairs() {
        return Stream.concat(missing(), mistyped());
    }

    private static Stream<Pair> missing() {
        return Stream.of(
                Pair.missing("queues on web", "queues", web("web.queues(\"mail\")"), worker("worker.queues(\"mail\")")),
                Pair.missing("a host on a worker", "host", worker("worker.host(\"a.b\")"), web("web.host(\"a.b\")")),
                Pair.missing("queues on a web", "queues", web("web.queues(\"a\")"), worker("worker.queues(\"a\")")),
                Pair.missing(
                        "replicas on a clock", "replicas", clock("clock.replicas(2)"), worker("worker.replicas(2)")),
                Pair.missing(
                        "disruption on a clock",
                        "disruption",
                        clock("clock.disruption(Disruption.unlimited())"),
                        worker("worker.disruption(Disruption.unlimited())")),
                Pair.missing("build()", "build", "app -> app.build()", "app -> app.noMigration()"),
                Pair.missing(
                        "a dyno", "dyno", "app -> app.dyno(\"web\", r -> {})", "app -> app.worker(\"web\", r -> {})"),
                Pair.missing(
                        "an added worker in the base",
                        "addWorker",
                        "app -> app.addWorker(\"a\", w -> {})",
                        "app -> app.overlay(\"x\", o -> o.addWorker(\"a\", w -> {}))"),
                Pair.missing(
                        "an overlay in an overlay",
                        "overlay",
                        "app -> app.overlay(\"x\", o -> o.overlay(\"y\", p -> {}))",
                        "app -> app.overlay(\"x\", o -> o.web(w -> {}))"),
                Pair.missing(
                        "a port of an exec probe",
                        "on",
                        web("web.liveness(Probe.exec(\"x\").on(\"http\"))"),
                        web("web.liveness(Probe.tcp().on(\"http\"))")),
                Pair.missing(
                        "an SSL redirect on a plain ingress",
                        "sslRedirect",
                        web("web.expose(Exposure.ingress(i -> i.sslRedirect()))"),
                        web("web.expose(Exposure.alb(i -> i.listenHttpAndHttps().sslRedirect()))")));
    }

    private static Stream<Pair> mistyped() {
        return Stream.of(
                Pair.mistyped(
                        "a duration for memory",
                        "java.time.Duration cannot be converted to dev.railsk.quantity.Memory",
                        web("web.resources(r -> r.memory(Duration.ofSeconds(1)))"),
                        web("web.resources(r -> r.memory(Memory.mebibytes(1)))")),
                Pair.mistyped(
                        "a number for processor time",
                        "int cannot be converted to dev.railsk.quantity.Cpu",
                        web("web.resources(r -> r.cpu(250, Cpu.cores(1)))"),
                        web("web.resources(r -> r.cpu(Cpu.millis(250), Cpu.cores(1)))")),
                Pair.mistyped(
                        "a number for a period",
                        "int cannot be converted to java.time.Duration",
                        web("web.liveness(Probe.http(\"/up\").period(10))"),
                        web("web.liveness(Probe.http(\"/up\").period(Duration.ofSeconds(10)))")),
                Pair.mistyped(
                        "a path for a probe",
                        "java.lang.String cannot be converted to dev.railsk.probe.Probe",
                        web("web.startup(\"/up\")"),
                        web("web.startup(Probe.http(\"/up\"))")),
                Pair.mistyped(
                        "a word for a label's scope",
                        "java.lang.String cannot be converted to dev.railsk.pod.LabelScope",
                        "app -> app.label(\"team\", \"a\", \"pods\")",
                        "app -> app.label(\"team\", \"a\", LabelScope.PODS)"),
                Pair.mistyped(
                        "a secret's name for a secret",
                        "java.lang.String cannot be converted to dev.railsk.config.Secrets",
                        "app -> app.secret(\"rails\")",
                        "app -> app.secret(Secrets.existing(\"rails\"))"),
                Pair.mistyped(
                        "a number for a grace period",
                        "int cannot be converted to dev.railsk.pod.GracePeriod",
                        worker("worker.gracePeriod(30)"),
                        worker("worker.gracePeriod(GracePeriod.of(Duration.ofSeconds(30)))")));
    }

    private static String web(String body) {
        return "app -> app.web(web -> " + body + ")";
    }

    private static String worker(String body) {
        return "app -> app.worker(\"a\", worker -> " + body + ")";
    }

    private static String clock(String body) {
        return "app -> app.clock(\"a\", clock -> " + body + ")";
    }

    private static List<String> errors(String definition) {
        String source =
                """
                import dev.railsk.app.*;
                import dev.railsk.config.*;
                import dev.railsk.network.*;
                import dev.railsk.pod.*;
                import dev.railsk.probe.*;
                import dev.railsk.quantity.*;
                import java.time.Duration;
                import java.util.function.Consumer;
                class Shop {
                    static final Consumer<AppSpec> SHOP = %s;
                }
                """
                        .formatted(definition);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        COMPILER.getTask(null, null, diagnostics, OPTIONS, null, List.of(new Source(source)))
                .call();
        List<String> errors = new ArrayList<>();
        for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(diagnostic.getMessage(Locale.ENGLISH).replaceAll("\\s+", " "));
            }
        }
        return errors;
    }

    private record Pair(String name, String error, String wrong, String right) {

        static Pair missing(String name, String method, String wrong, String right) {
            return new Pair(name, "symbol: method " + method + "(", wrong, right);
        }

        static Pair mistyped(String name, String error, String wrong, String right) {
            return new Pair(name, error, wrong, right);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Shop.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
