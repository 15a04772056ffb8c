package dev.railsk.app;

/** A part of a definition. */
@FunctionalInterface
interface AppPart {
    void write(AppSpec app);
}
