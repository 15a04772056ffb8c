package dev.railsk.deploy.schema;

import dev.railsk.deploy.DeployReport;
import dev.railsk.source.SourceManifest;

/**
 * What the Ruby files of an image say of the database.
 *
 * @param source what they say
 * @param report what was done to ask
 */
public record AskedSource(Answer<SourceManifest> source, DeployReport report) {}
