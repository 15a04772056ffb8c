package dev.railsk.job;

import dev.railsk.container.Command;
import dev.railsk.container.OwnVariable;
import dev.railsk.network.Port;
import dev.railsk.probe.HttpProbe;
import dev.railsk.probe.Probe;
import dev.railsk.probe.Probes;
import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * GoodJob. It takes {@code --queues}, {@code --max-threads} and {@code --shutdown-timeout}, which is always told, since GoodJob by itself
 * waits for ever; and {@code --probe-port}: {@code /status/started} is asked at the start, {@code /status/connected} from then on.
 *
 * <p>It needs a pool of database connections larger than its threads, as it listens for new jobs on one of them.
 *
 * @param probePort where it answers probes
 */
public record GoodJob(int probePort) implements JobBackend {

    static final int PROBE_PORT = 7001;
    private static final String PORT = "status";
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;

    public GoodJob {
        if (probePort < LOWEST || probePort > HIGHEST) {
            throw new InvalidValueException(
                    "GoodJob's probe port must be from 1024 to 65535, but was " + probePort,
                    "Write JobBackend.goodJob(), which asks on 7001.");
        }
    }

    /** Answer probes on this port. */
    public GoodJob probePort(int number) {
        return new GoodJob(number);
    }

    @Override
    public String title() {
        return "GoodJob";
    }

    @Override
    public Command standardCommand() {
        return new Command.Arguments(List.of("bundle", "exec", "good_job", "start"));
    }

    @Override
    public boolean isRunBy(Command command) {
        return program(command) >= 0;
    }

    private static int program(Command command) {
        return command.indexOf("good_job");
    }

    @Override
    public Command told(Command command, JobOptions options) {
        OptionWords words = new OptionWords(command.words(), program(command));
        if (!options.queues().isEmpty()) {
            List<String> names = new ArrayList<>();
            for (JobQueue queue : options.queues()) {
                names.add(queue.name());
            }
            words.replace("--queues", String.join(",", names));
        }
        if (options.concurrency().isPresent()) {
            words.replace("--max-threads", options.concurrency().get().toString());
        }
        words.replace("--shutdown-timeout", timeout(command, options).toSeconds() + "");
        words.replace("--probe-port", probePort + "");
        return command.saying(words.words());
    }

    @Override
    public Duration timeout(Command command, JobOptions options) {
        if (options.timeout().isPresent()) {
            return options.timeout().get();
        }
        return new OptionWords(command.words(), program(command))
                .seconds("--shutdown-timeout", "--shutdown-timeout")
                .orElse(TIMEOUT);
    }

    @Override
    public List<OwnVariable> variables(JobOptions options) {
        return List.of();
    }

    @Override
    public List<Port> ports() {
        return List.of(new Port(PORT, probePort));
    }

    @Override
    public Probes probes() {
        HttpProbe connected = Probe.http("/status/connected").on(PORT).timeout(Duration.ofSeconds(5));
        return new Probes(
                Optional.of(Probe.http("/status/started")
                        .on(PORT)
                        .timeout(Duration.ofSeconds(5))
                        .period(Duration.ofSeconds(10))
                        .failureThreshold(30)),
                Optional.of(connected.period(Duration.ofSeconds(10)).failureThreshold(3)),
                Optional.of(connected.period(Duration.ofSeconds(30)).failureThreshold(5)));
    }

    @Override
    public Optional<Misfit> misfit(JobOptions options) {
        for (JobQueue queue : options.queues()) {
            if (queue.weight().isPresent()) {
                return Optional.of(new Misfit(
                        "queues",
                        "GoodJob knows no weights, but the queue \"" + queue.name() + "\" has "
                                + queue.weight().get(),
                        "Name the queues in the order in which they matter: queues(\"critical\", \"default\")."));
            }
        }
        return Optional.empty();
    }
}
