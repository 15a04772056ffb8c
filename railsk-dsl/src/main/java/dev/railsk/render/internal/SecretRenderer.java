package dev.railsk.render.internal;

import dev.railsk.config.PlainTextSecret;
import dev.railsk.config.Secrets;
import dev.railsk.manifest.Field;
import dev.railsk.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;

/** Renders the secrets whose values the definition has. */
final class SecretRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Secrets secret : rendering.parts().secrets().values()) {
            if (secret instanceof PlainTextSecret own) {
                List<Field> fields = new ArrayList<>();
                fields.add(Field.of("type", own.type()));
                fields.add(Field.of("data", own.data()));
                if (own.isImmutable()) {
                    fields.add(Field.of("immutable", true));
                }
                manifests.add(
                        Manifest.owning("v1", "Secret", rendering.metadataOfSecret(own), fields.toArray(new Field[0]))
                                .definedAt(own.origin()));
            }
        }
    }
}
