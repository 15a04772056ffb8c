package dev.railsk.deploy.internal.run;

import dev.railsk.app.Environment;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.image.Revision;

/** What a caller asked for. */
public record DeployOrder(
        Environment environment,
        Revision revision,
        DeployOptions options,
        DeployListener listener,
        Cancellation cancellation) {}
