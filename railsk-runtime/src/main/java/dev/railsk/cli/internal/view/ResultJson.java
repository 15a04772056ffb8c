package dev.railsk.cli.internal.view;

import dev.railsk.cli.internal.ExitCode;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one JSON document that a command ends with: its envelope, then the fields of its kind.
 *
 * @param exitCode how the command ended
 * @param isSimulated whether its cluster was an embedded one
 */
public record ResultJson(ExitCode exitCode, boolean isSimulated) {

    /** The document with the fields of this one. */
    public String text(Tree document) {
        return SafeText.json(tree(document, Map.of()).toJson());
    }

    /** The document of a command that failed, with what it came to. */
    public String failed(String error, Tree document) {
        return SafeText.json(tree(document, Map.of("error", error)).toJson());
    }

    /** The document of a command that failed, on one line. */
    public String failedLine(String error) {
        return SafeText.json(tree(noResult(), Map.of("error", error)).toJsonLine());
    }

    /** A document for a command that came to no result. */
    public static Tree noResult() {
        return DeployJson.document("error", Map.of());
    }

    private Tree tree(Tree document, Map<String, String> error) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("exitCode", exitCode.code());
        fields.put("result", exitCode.text());
        fields.put("simulated", isSimulated);
        fields.putAll(error);
        document.entries().forEach((name, value) -> {
            if (!name.equals("schema") && !name.equals("kind")) {
                fields.put(name, value.value());
            }
        });
        return DeployJson.document(document.at("kind").text().orElse("error"), fields);
    }
}
