package dev.railsk.job;

import dev.railsk.container.Command;
import dev.railsk.container.OwnVariable;
import dev.railsk.network.Port;
import dev.railsk.probe.Probes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sidekiq. It takes {@code -q}, {@code -c} and {@code -t}. Concurrency that is said is told to Rails too, as {@code RAILS_MAX_THREADS}, since
 * the pool of database connections is as large as that.
 */
public record Sidekiq() implements JobBackend {

    @Override
    public String title() {
        return "Sidekiq";
    }

    @Override
    public Command standardCommand() {
        return new Command.Arguments(List.of("bundle", "exec", "sidekiq"));
    }

    @Override
    public boolean isRunBy(Command command) {
        return program(command) >= 0;
    }

    private static int program(Command command) {
        return command.indexOf("sidekiq", "sidekiqswarm");
    }

    @Override
    public Command told(Command command, JobOptions options) {
        if (options.isEmpty()) {
            return command;
        }
        OptionWords words = new OptionWords(command.words(), program(command));
        if (options.concurrency().isPresent()) {
            words.replace("-c", "--concurrency", List.of(options.concurrency().get() + ""));
        }
        List<String> queues = new ArrayList<>();
        for (JobQueue queue : options.queues()) {
            queues.add(queue.text());
        }
        words.replace("-q", "--queue", queues);
        if (options.timeout().isPresent()) {
            words.replace("-t", "--timeout", List.of(options.timeout().get().toSeconds() + ""));
        }
        return command.saying(words.words());
    }

    @Override
    public Duration timeout(Command command, JobOptions options) {
        if (options.timeout().isPresent()) {
            return options.timeout().get();
        }
        int program = program(command);
        if (program < 0 || program == command.words().size() - 1) {
            // It has no options.
            return TIMEOUT;
        }
        return new OptionWords(command.words(), program)
                .seconds("-t", "--timeout")
                .orElse(TIMEOUT);
    }

    @Override
    public List<OwnVariable> variables(JobOptions options) {
        if (options.concurrency().isEmpty()) {
            return List.of();
        }
        String threads = options.concurrency().get().toString();
        return List.of(new OwnVariable("RAILS_MAX_THREADS", threads, "concurrency", "concurrency(" + threads + ")"));
    }

    @Override
    public List<Port> ports() {
        return List.of();
    }

    @Override
    public Probes probes() {
        return Probes.NONE;
    }

    @Override
    public Optional<Misfit> misfit(JobOptions options) {
        return Optional.empty();
    }
}
