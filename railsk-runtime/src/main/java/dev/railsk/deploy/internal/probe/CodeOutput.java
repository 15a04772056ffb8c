package dev.railsk.deploy.internal.probe;

import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.CodeState;
import dev.railsk.deploy.schema.ModelState;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Questions#CODE} writes: a line for each model, and one at the end that counts them. */
final class CodeOutput {

    static final String MODEL = "railsk-model ";
    static final String CODE = "railsk-code ";
    static final String END = " railsk-end";

    private CodeOutput() {}

    static Answer<CodeState> read(Output output) {
        List<ModelState> models = new ArrayList<>();
        Tree code = Tree.absent();
        for (String line : output.lines()) {
            Tree model = marked(line, MODEL);
            Optional<ModelState> read = model.isPresent() ? model(model) : Optional.empty();
            if (read.isPresent()) {
                models.add(read.get());
            }
            code = code.isPresent() ? code : marked(line, CODE);
        }
        long count = code.at("models").integer().orElse(-1L);
        Optional<String> rails = code.at("rails").text();
        if (!output.isWell()) {
            return code.isPresent() ? output.notUnderstood() : Trouble.of(output);
        }
        return rails.isPresent() && count == models.size()
                ? Answer.told(new CodeState(rails.get(), models))
                : output.notUnderstood();
    }

    private static Tree marked(String line, String mark) {
        if (!line.startsWith(mark) || !line.endsWith(END)) {
            return Tree.absent();
        }
        try {
            return Tree.parseJson(line.substring(mark.length(), Math.max(mark.length(), line.length() - END.length())));
        } catch (ManifestException torn) {
            // Then the count at the end does not fit.
            return Tree.absent();
        }
    }

    private static Optional<ModelState> model(Tree model) {
        Optional<String> name = model.at("name").text();
        Optional<String> database = model.at("database").text();
        Optional<String> table = model.at("table").text();
        List<String> ignored = texts(model.at("ignored"));
        List<String> columns = texts(model.at("columns"));
        List<String> required = texts(model.at("required"));
        if (name.isEmpty()
                || database.isEmpty()
                || table.isEmpty()
                || ignored == null
                || columns == null
                || required == null) {
            return Optional.empty();
        }
        boolean isThere = model.at("there").isTrue();
        return Optional.of(
                new ModelState(name.get(), database.get(), table.get(), isThere, ignored, columns, required));
    }

    private static @Nullable List<String> texts(Tree list) {
        List<String> texts = new ArrayList<>();
        if (!(list.value() instanceof List<?>)) {
            return null;
        }
        for (Tree item : list.items()) {
            Optional<String> text = item.text();
            if (text.isEmpty()) {
                return null;
            }
            texts.add(text.get());
        }
        return texts;
    }
}
