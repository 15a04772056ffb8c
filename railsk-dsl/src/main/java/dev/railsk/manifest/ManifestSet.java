package dev.railsk.manifest;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** All rendered objects of one environment, in order. */
public final class ManifestSet implements Iterable<Manifest> {

    private final List<Manifest> manifests;

    private ManifestSet(List<Manifest> manifests) {
        this.manifests = List.copyOf(manifests);
    }

    /** A set of these, in this order. */
    public static ManifestSet of(List<Manifest> manifests) {
        return new ManifestSet(manifests);
    }

    /** The manifests in order. */
    public List<Manifest> manifests() {
        return manifests;
    }

    /** The manifest of this kind and name. */
    public Optional<Manifest> find(String kind, String name) {
        return manifests.stream()
                .filter(manifest -> manifest.id().kind().equals(kind)
                        && manifest.id().name().equals(name))
                .findFirst();
    }

    @Override
    public Iterator<Manifest> iterator() {
        return manifests.iterator();
    }
}
