package dev.railsk.manifest.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelNamesTest {

    @TempDir
    private Path folder;

    @Test
    void typesOfTheSameSimpleNameGetWritersOfTheirOwn() throws IOException {
        Map<String, String> sources = ModelWriterGenerator.generate(
                List.of(CronJob.class, io.fabric8.kubernetes.api.model.batch.v1beta1.CronJob.class));

        assertThat(sources)
                .containsKeys("ModelBatchV1CronJobWriter.java", "ModelBatchV1beta1CronJobWriter.java")
                .doesNotContainKey("CronJobWriter.java");
        assertThat(compile(sources)).isEmpty();
    }

    private String compile(Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            files.add(Files.writeString(folder.resolve(source.getKey()), source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
            compiler.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        return messages.toString();
    }
}
