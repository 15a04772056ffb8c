package dev.railsk.benchmarks;

import deploy.DemoApp;
import dev.railsk.image.Revision;

/** The smallest program: define the demo app, render its canary, print it, end. */
public final class ColdRender {

    private ColdRender() {}

    /** Print the canary. */
    public static void main(String[] args) {
        byte[] yaml = DemoApp.app().environment("canary").render(Revision.of("abcd123")).toYamlBytes();
        System.out.write(yaml, 0, yaml.length);
        System.out.flush();
    }
}
