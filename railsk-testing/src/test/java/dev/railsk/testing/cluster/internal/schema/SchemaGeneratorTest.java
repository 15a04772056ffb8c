package dev.railsk.testing.cluster.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaGeneratorTest {

    private static final Tree DOCUMENT = Tree.parseJson(
            """
            {
              "components": {"schemas": {
                "example.v1.Widget": {
                  "x-kubernetes-group-version-kind": [{"group": "example.dev", "version": "v1", "kind": "Widget"}],
                  "type": "object",
                  "properties": {
                    "size": {"$ref": "#/components/schemas/example.Quantity"},
                    "ports": {
                      "type": "array",
                      "items": {"allOf": [{"$ref": "#/components/schemas/example.v1.Port"}], "default": {}},
                      "x-kubernetes-list-type": "map",
                      "x-kubernetes-list-map-keys": ["number", "protocol"]
                    },
                    "selector": {
                      "type": "object",
                      "additionalProperties": {"type": "string", "default": ""},
                      "x-kubernetes-map-type": "atomic"
                    },
                    "finalizers": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set"},
                    "args": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "atomic"},
                    "owner": {"$ref": "#/components/schemas/example.v1.Owner"},
                    "since": {"$ref": "#/components/schemas/example.Time"},
                    "raw": {"type": "object"}
                  }
                },
                "example.v1.Port": {"type": "object", "properties": {
                  "protocol": {"type": "string", "default": "TCP"},
                  "number": {"type": "integer", "default": 0},
                  "target": {"$ref": "#/components/schemas/example.IntOrString"}
                }},
                "example.v1.Owner": {
                  "type": "object",
                  "properties": {"controller": {"type": "boolean"}, "share": {"type": "number"}},
                  "x-kubernetes-map-type": "atomic"
                },
                "example.Quantity": {"oneOf": [{"type": "string"}, {"type": "number"}]},
                "example.IntOrString": {"oneOf": [{"type": "integer"}, {"type": "string"}]},
                "example.Time": {"type": "string", "format": "date-time"}
              }}
            }
            """);

    @Test
    void writesEveryTypeWhereItIsFirstNeeded() {
        String table = SchemaGenerator.generate(
                "v1.2.3", List.of(new ObjectKind("example.dev/v1", "Widget")), List.of(DOCUMENT));

        assertThat(table)
                .isEqualTo(
                        """
                        # The types of the kinds that the fake cluster knows, taken from the OpenAPI of Kubernetes v1.2.3.
                        # []: atomic list, [set]: set, [key,..]: list with keys, {}: map, !: atomic map or struct.
                        Widget
                         args []str
                         finalizers [set]str
                         owner !Owner
                         ports [number,protocol=TCP]Port
                         raw any
                         selector {!}str
                         since str
                         size quantity
                        Owner
                         controller bool
                         share num
                        Port
                         number int
                         protocol str
                         target intstr
                        """);
    }

    @Test
    void refusesAKindThatNoDocumentHas() {
        assertThatThrownBy(() -> SchemaGenerator.generate("v1.2.3", List.of(ObjectKind.POD), List.of(DOCUMENT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no document has ");
    }
}
