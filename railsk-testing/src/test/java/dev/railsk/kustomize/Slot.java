package dev.railsk.kustomize;

import dev.railsk.app.AppSpec;
import dev.railsk.app.OverlaySpec;
import dev.railsk.workload.ReplicatedSpec;
import java.util.Locale;
import java.util.function.Consumer;

/** The workloads that an app may have, each of another kind or name. */
enum Slot {
    WEB,
    ADMIN,
    SIDEKIQ,
    MAILERS,
    CONSUMER;

    /** Its name in the definition. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isWeb() {
        return this == WEB || this == ADMIN;
    }

    void define(AppSpec app, Consumer<? super ReplicatedSpec<?>> words) {
        switch (this) {
            case WEB, ADMIN -> app.web(label(), words::accept);
            case SIDEKIQ, MAILERS -> app.worker(label(), words::accept);
            case CONSUMER -> app.process(label(), words::accept);
        }
    }

    void change(OverlaySpec overlay, Consumer<? super ReplicatedSpec<?>> words) {
        switch (this) {
            case WEB, ADMIN -> overlay.web(label(), words::accept);
            case SIDEKIQ, MAILERS -> overlay.worker(label(), words::accept);
            case CONSUMER -> overlay.process(label(), words::accept);
        }
    }

    void add(OverlaySpec overlay, Consumer<? super ReplicatedSpec<?>> words) {
        switch (this) {
            case WEB, ADMIN -> overlay.addWeb(label(), words::accept);
            case SIDEKIQ, MAILERS -> overlay.addWorker(label(), words::accept);
            case CONSUMER -> overlay.addProcess(label(), words::accept);
        }
    }

    void remove(OverlaySpec overlay) {
        switch (this) {
            case WEB, ADMIN -> overlay.removeWeb(label());
            case SIDEKIQ, MAILERS -> overlay.removeWorker(label());
            case CONSUMER -> overlay.removeProcess(label());
        }
    }

    /** How a definition begins it. */
    String beginning(String verb) {
        String word = isWeb() ? "web" : this == CONSUMER ? "process" : "worker";
        String whole = verb.isEmpty() ? word : verb + Character.toUpperCase(word.charAt(0)) + word.substring(1);
        return whole + "(\"" + label() + "\"";
    }
}
