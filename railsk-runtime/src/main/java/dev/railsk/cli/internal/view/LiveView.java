package dev.railsk.cli.internal.view;

import dev.railsk.cli.Terminal;
import dev.railsk.cli.internal.Output;
import dev.railsk.deploy.DeployEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deploy on a terminal: a frame at the bottom that is drawn again and again, and above it, to stay, what is worth keeping:
 * warnings, problems, the logs of tasks. It changes no setting of the terminal, so none must be put back.
 */
public final class LiveView implements ProgressView {

    private static final long REDRAW_MILLIS = 250;
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final Output output;
    private final DeployProgress progress = new DeployProgress();
    private final LiveFrame frame;
    private final EventLines lines;
    private @Nullable Thread ticker;
    private long latestNanos = System.nanoTime();
    private int drawn;
    private boolean isClosed;

    LiveView(Output output, Style style, Terminal terminal, boolean isDryRun) {
        this.output = output;
        this.frame = new LiveFrame(progress, style, terminal);
        this.lines = new EventLines(isDryRun);
    }

    /** A view that draws itself again as time goes by, until it is closed. */
    public static LiveView start(Output output, Style style, Terminal terminal, boolean isDryRun) {
        LiveView view = new LiveView(output, style, terminal, isDryRun);
        Thread ticker = new Thread(view::tick, "railsk-live-view");
        ticker.setDaemon(true);
        view.ticker = ticker;
        ticker.start();
        return view;
    }

    @Override
    public synchronized void on(DeployEvent event) {
        progress.add(event);
        latestNanos = System.nanoTime();
        List<String> kept = new ArrayList<>();
        if (staysVisible(event)) {
            lines.of(event).ifPresent(kept::add);
        }
        draw(kept);
    }

    @Override
    public synchronized void note(String text) {
        draw(List.of(SafeText.line(text)));
    }

    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            notifyAll();
        }
        if (ticker != null) {
            join(ticker);
        }
    }

    private static boolean staysVisible(DeployEvent event) {
        boolean isTold = event instanceof DeployEvent.Warning
                || event instanceof DeployEvent.ProblemSeen
                || event instanceof DeployEvent.LogLine
                || event instanceof DeployEvent.LockAwaited
                || event instanceof DeployEvent.GateAwaited
                || event instanceof DeployEvent.FieldsTaken
                || event instanceof DeployEvent.ObjectPruned
                || (event instanceof DeployEvent.ObjectApplied applied && applied.isDryRun());
        return isTold
                || event instanceof DeployEvent.MigrationStarted
                || event instanceof DeployEvent.MigrationJoined
                || event instanceof DeployEvent.MigrationSkipped
                || event instanceof DeployEvent.MigrationEnded
                || event instanceof DeployEvent.TaskStarted
                || event instanceof DeployEvent.TaskJoined
                || event instanceof DeployEvent.TaskSkipped
                || event instanceof DeployEvent.SmokeEnded
                || event instanceof DeployEvent.TaskEnded;
    }

    private synchronized void tick() {
        while (!isClosed) {
            try {
                wait(REDRAW_MILLIS);
            } catch (InterruptedException nobodyInterruptsThisThread) {
                return;
            }
            if (!isClosed && drawn > 0) {
                draw(List.of());
            }
        }
    }

    private void draw(List<String> kept) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append('\r').append(UP.replace("%d", String.valueOf(drawn)));
        }
        for (String line : kept) {
            text.append(line).append(CLEAR_LINE).append('\n');
        }
        List<String> now = frame.lines(Duration.ofNanos(System.nanoTime() - latestNanos));
        for (String line : now) {
            text.append(line).append(CLEAR_LINE).append('\n');
        }
        drawn = now.size();
        output.raw(text.append(CLEAR_BELOW).toString());
    }

    private static void join(Thread ticker) {
        try {
            ticker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
