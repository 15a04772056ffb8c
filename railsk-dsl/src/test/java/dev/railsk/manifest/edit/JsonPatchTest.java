package dev.railsk.manifest.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

    private final Manifest widget = Shop.parse("{apiVersion: x/v1, kind: Widget, metadata: {name: w},"
            + " spec: {a: 1, b: [x, y], 'c/d~e': {f: null}, '': 0, none: []}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{op: add, path: /spec/z, value: {k: null}} | {a: 1, b: [x, y], 'c/d~e': {f: null}, '': 0, none: [], z: {k: null}}",
                "{op: add, path: /spec/b/1, value: q} | {a: 1, b: [x, q, y], 'c/d~e': {f: null}, '': 0, none: []}",
                "{op: add, path: /spec/b/2, value: q} | {a: 1, b: [x, y, q], 'c/d~e': {f: null}, '': 0, none: []}",
                "{op: add, path: /spec/b/-, value: q} | {a: 1, b: [x, y, q], 'c/d~e': {f: null}, '': 0, none: []}",
                "{op: add, path: /spec/none/-, value: q} | {a: 1, b: [x, y], 'c/d~e': {f: null}, '': 0, none: [q]}",
                "{op: add, path: /spec/a, value: 2} | {a: 2, b: [x, y], 'c/d~e': {f: null}, '': 0, none: []}",
                "{op: remove, path: /spec/b/0} | {a: 1, b: [y], 'c/d~e': {f: null}, '': 0, none: []}",
                "{op: remove, path: /spec/c~1d~0e/f} | {a: 1, b: [x, y], 'c/d~e': {}, '': 0, none: []}",
                "{op: remove, path: /spec/} | {a: 1, b: [x, y], 'c/d~e': {f: null}, none: []}",
                "{op: replace, path: /spec/b/1, value: null} | {a: 1, b: [x, null], 'c/d~e': {f: null}, '': 0, none: []}",
                "{op: replace, path: /spec, value: {}} | {}",
                "{op: move, from: /spec/b, path: /spec/c~1d~0e/b} | {a: 1, 'c/d~e': {f: null, b: [x, y]}, '': 0, none: []}",
                "{op: move, from: /spec/b/0, path: /spec/b/1} | {a: 1, b: [y, x], 'c/d~e': {f: null}, '': 0, none: []}",
                "{op: copy, from: /spec/b, path: /spec/b/0} | {a: 1, b: [[x, y], x, y], 'c/d~e': {f: null}, '': 0, none: []}",
            })
    void changesAsTheStandardSays(String operation, String spec) {
        Manifest edited = Edit.jsonPatch("[" + operation + "]").apply(widget);

        assertThat(edited.tree().at("spec")).isEqualTo(Tree.ofYaml(spec, "test"));
    }

    @Test
    void operationsFollowOneAnotherAndTestsMayPass() {
        Manifest edited = Edit.jsonPatch(
                        """
                        - {op: test, path: /spec/a, value: 1.0}
                        - {op: add, path: /spec/b/-, value: z}
                        - {op: test, path: /spec/b, value: [x, y, z]}
                        - {op: remove, path: /spec/a}
                        """)
                .apply(widget);

        assertThat(edited.tree().at("spec").map()).containsOnlyKeys("b", "c/d~e", "", "none");
    }

    @Test
    void whatIsCopiedIsNotSharedWithItsOrigin() {
        Manifest edited = Edit.jsonPatch(
                        """
                        - {op: copy, from: /spec/b, path: /spec/copy}
                        - {op: add, path: /spec/copy/-, value: z}
                        """)
                .apply(widget);

        assertThat(edited.tree().at("spec", "b").items()).hasSize(2);
        assertThat(edited.tree().at("spec", "copy").items()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{op: remove, path: /spec/x} | operation 1, remove /spec/x, found no /spec/x | Widget w /spec | There are: a, b, c/d~e, , none.",
                "{op: replace, path: /specs/a/b, value: 1} | operation 1, replace /specs/a/b, found no /specs | Widget w | There are: apiVersion, kind, metadata, spec.",
                "{op: add, path: /spec/b/3, value: 1} | operation 1, add /spec/b/3, found no /spec/b/3 | Widget w /spec/b | The list has 2 items, from 0.",
                "{op: add, path: /spec/b/01, value: 1} | operation 1, add /spec/b/01, found no /spec/b/01 | Widget w /spec/b | The list has 2 items, from 0.",
                "{op: remove, path: /spec/b/-} | operation 1, remove /spec/b/-, found no /spec/b/- | Widget w /spec/b | The list has 2 items, from 0.",
                "{op: remove, path: /spec/none/0} | operation 1, remove /spec/none/0, found no /spec/none/0 | Widget w /spec/none | The list is empty.",
                "{op: add, path: /spec/a/b, value: 1} | operation 1, add /spec/a/b, found no /spec/a/b | Widget w /spec/a | There is a single value.",
                "{op: copy, from: /spec/q, path: /spec/a} | operation 1, copy /spec/a, found no /spec/q | Widget w /spec | There are: a, b, c/d~e, , none.",
                "{op: test, path: /spec/a, value: '1'} | operation 1, test /spec/a, expected \"1\", but found 1 | Widget w /spec/a | Correct the expected value, or leave the test out.",
                "{op: remove, path: ''} | operation 1, remove the whole, would remove the whole object | Widget w | Leave the part out of the definition instead.",
                "{op: replace, path: /metadata/name, value: v} | an edit must leave metadata.name as it is, because that says which object it is | Widget w metadata.name | Change it in the definition, or add an object of your own.",
                "{op: add, path: /metadata/namespace, value: v} | an edit must leave metadata.namespace as it is, because that says which object it is | Widget w metadata.namespace | Change it in the definition, or add an object of your own.",
                "{op: replace, path: '', value: 7} | an edit must leave apiVersion as it is, because that says which object it is | Widget w apiVersion | Change it in the definition, or add an object of your own.",
                "{op: replace, path: /spec/a, value: 1} | the edit changes nothing: Widget w is as it wants it already | Widget w | Leave the edit out, or look at what is rendered without it.",
            })
    void saysWhatItDidNotFindAndWhatThereIs(String operation, String fact, String place, String next) {
        Edit edit = Edit.jsonPatch("[" + operation + "]");

        assertThatThrownBy(() -> edit.apply(widget))
                .isInstanceOf(ManifestException.class)
                .hasMessage(fact + "\n  at " + place + "\n  " + next);
    }

    @Test
    void neverShowsASecret() {
        Manifest secret = Shop.parse("{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {p: hunter2}}");

        assertThatThrownBy(() -> Edit.jsonPatch("[{op: test, path: /stringData/p, value: geheim}]")
                        .apply(secret))
                .hasMessage(
                        """
                        operation 1, test /stringData/p, expected (secret), but found (secret)
                          at Secret s /stringData/p
                          Correct the expected value, or leave the test out.""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | a JSON patch must be a list of operations, but was empty",
                "{a: 1} | a JSON patch must be a list of operations, but was something else",
                "# nothing | a JSON patch must be a list of operations, but was empty",
                "[{op: ad, path: /a, value: 1}] | operation 1 of the JSON patch must have an op, but was \"ad\"",
                "[{op: add, value: 1}] | operation 1 of the JSON patch, add, has no path",
                "[{op: add, path: /a}] | operation 1 of the JSON patch, add /a, has no value",
                "[{op: move, path: /a}] | operation 1 of the JSON patch, move, has no from",
                "[{op: move, from: /a, path: /a/b}] | operation 1 of the JSON patch moves /a into itself",
                "[{op: remove, path: a}] | operation 1 of the JSON patch must have a JSON pointer as path, but was \"a\"",
                "[{op: remove, path: /a~2}] | operation 1 of the JSON patch must have a JSON pointer as path, but was \"/a~2\"",
                "[{op: remove, path: /a~}] | operation 1 of the JSON patch must have a JSON pointer as path, but was \"/a~\"",
                "[{op: x: y}] | JSON patch, document 1, line 1, column 8: the text could not be read as YAML",
            })
    void refusesWhatIsNoPatchWhereItIsWritten(String text, String fact) {
        assertThatThrownBy(() -> Edit.jsonPatch(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(fact + "\n");
    }
}
