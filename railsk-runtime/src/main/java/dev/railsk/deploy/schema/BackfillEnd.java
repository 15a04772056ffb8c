package dev.railsk.deploy.schema;

import dev.railsk.deploy.DeployReport;
import java.util.Optional;

/**
 * How a backfill came to a good end.
 *
 * @param progress how far it said last that it had come; empty when it never did
 * @param report what was done
 */
public record BackfillEnd(Optional<Progress> progress, DeployReport report) {}
