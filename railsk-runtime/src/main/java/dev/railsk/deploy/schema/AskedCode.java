package dev.railsk.deploy.schema;

import dev.railsk.deploy.DeployReport;

/**
 * What the models of an image are.
 *
 * @param code what it says
 * @param report what was done to ask
 */
public record AskedCode(Answer<CodeState> code, DeployReport report) {}
