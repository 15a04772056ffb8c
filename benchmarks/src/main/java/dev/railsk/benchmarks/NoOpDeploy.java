package dev.railsk.benchmarks;

import deploy.DemoApp;
import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Deploys the demo's staging again and again without a change, in one warm VM: a line of standard input is a deploy, and its answer is how
 * many microseconds it took. So that a script can do something else in between.
 */
public final class NoOpDeploy {

    private static final int WARM = 15;

    private NoOpDeploy() {}

    /** The only argument is the context. */
    public static void main(String... args) throws IOException {
        Environment staging = DemoApp.app().environment("staging");
        Revision revision = Revision.of("abcd123");
        try (Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
                .withContext(args[0])
                .open()) {
            Deployer deployer = Deployer.on(cluster);
            for (int round = 0; round < WARM; round++) {
                DeployReport unused = deployer.deploy(staging, revision);
            }
            System.out.println("warm");
            BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (turns.readLine() != null) {
                long begun = System.nanoTime();
                DeployReport report = deployer.deploy(staging, revision);
                long took = (System.nanoTime() - begun) / 1000;
                System.out.println(report.isUnchanged() ? String.valueOf(took) : "changed");
            }
        }
    }
}
