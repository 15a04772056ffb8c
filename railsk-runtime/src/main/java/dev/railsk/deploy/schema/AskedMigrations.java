package dev.railsk.deploy.schema;

import dev.railsk.deploy.DeployReport;
import java.util.List;

/**
 * How the migrations of an image stand.
 *
 * @param states each of its databases, in the order of its configuration
 * @param pending what the code has and the databases lack; told also where a database was never migrated
 * @param report what was done to ask
 */
public record AskedMigrations(
        Answer<List<MigrationState>> states, Answer<List<PendingMigration>> pending, DeployReport report) {}
