package dev.railsk.task;

/**
 * How many of a cron task's ended Jobs are kept, with their pods and logs.
 *
 * @param successful those that ended well; Kubernetes keeps 3
 * @param failed those that ended badly; Kubernetes keeps 1
 */
public record CronHistory(int successful, int failed) {}
