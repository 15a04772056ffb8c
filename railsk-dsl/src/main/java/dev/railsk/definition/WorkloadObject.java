package dev.railsk.definition;

/**
 * The object that runs the pods of a workload.
 *
 * @param workload the workload's name in the definition
 * @param kind {@code Deployment} or {@code StatefulSet}
 * @param name the object's name
 * @param isAppCode whether it runs the app's code; an accessory, such as a database, does not
 */
public record WorkloadObject(String workload, String kind, String name, boolean isAppCode) {}
