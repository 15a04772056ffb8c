package dev.railsk.network;

/** Not public, whatever its hosts. */
public record NoExposure() implements Exposure {

    static final NoExposure NONE = new NoExposure();

    @Override
    public boolean isPublic() {
        return false;
    }

    @Override
    public IngressBasics basics() {
        return IngressBasics.DEFAULT;
    }
}
