package dev.railsk.pod;

/**
 * Who places pods, and what comes before what.
 *
 * @param priorityClass how important they are
 * @param runtimeClass by what their containers are run
 * @param scheduler who places them
 */
public record Scheduling(Chosen<String> priorityClass, Chosen<String> runtimeClass, Chosen<String> scheduler) {

    boolean isAnything() {
        return priorityClass.value().isPresent()
                || runtimeClass.value().isPresent()
                || scheduler.value().isPresent();
    }

    Scheduling over(Scheduling ofApp) {
        return new Scheduling(
                priorityClass.over(ofApp.priorityClass),
                runtimeClass.over(ofApp.runtimeClass),
                scheduler.over(ofApp.scheduler));
    }

    Scheduling unwritten() {
        return new Scheduling(priorityClass.unwritten(), runtimeClass.unwritten(), scheduler.unwritten());
    }
}
