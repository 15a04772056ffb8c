package dev.railsk.cluster;

import dev.railsk.smoke.SmokeCheck;
import java.time.Duration;

/**
 * A question over HTTP to what runs in a cluster, as one of its users asks it.
 *
 * @param name what it is called, such as the name of a smoke check
 * @param address the whole address, by http or https
 * @param timeout how long the answer may take
 * @param wanted what the answer should be: an embedded cluster answers so where nothing else is scripted
 */
public record HttpVisit(String name, String address, Duration timeout, SmokeCheck.Wanted wanted) {}
