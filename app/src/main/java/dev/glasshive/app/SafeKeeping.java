package dev.glasshive.app;

import dev.glasshive.app.recovery.Autosave;
import dev.glasshive.app.recovery.Draft;
import dev.glasshive.app.recovery.DraftFolder;
import dev.glasshive.app.recovery.HeldDraft;
import dev.glasshive.app.workspace.Document;
import dev.glasshive.app.workspace.Given;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Presets;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.watch.Condition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.collections.SetChangeListener;

/// Keeps a window's text from being lost with its process, and offers what earlier processes left.
final class SafeKeeping implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final Workspace workspace;
    private MainView view;
    private FileCommands files;
    private final DraftFolder folder;
    private final ScheduledThreadPoolExecutor disk = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("drafts").factory());
    private final Autosave autosave;
    private final List<HeldDraft> offered = new ArrayList<>();
    private Optional<HeldDraft> own = Optional.empty();
    private boolean isOpen;

    SafeKeeping(Workspace workspace, MainView view, FileCommands files, Path folder) {
        this.workspace = workspace;
        this.view = view;
        this.files = files;
        this.folder = new DraftFolder(folder);
        this.autosave = new Autosave(this::current, this::own, disk, this::later,
                System::nanoTime, this::tellUnable);
        follow(view, files);
        disk.execute(this::lookForWhatWasLeft);
    }

    /// Keeps the text of another view of the same workspace.
    void follow(MainView next, FileCommands commands) {
        view = next;
        files = commands;
        view.editor().assembly().onChange(autosave::touched);
        workspace.breakpoints().addListener((SetChangeListener<Lines.Instruction>) change -> autosave.touched());
        workspace.session().subscribe((before, now) -> {
            if (isGiven(before) || isGiven(now)) {
                autosave.touched();
            }
        });
        files.onSaved(autosave::touched);
    }

    private void lookForWhatWasLeft() {
        try {
            DraftFolder.Left left = folder.left();
            offered.addAll(left.drafts());
            Platform.runLater(() -> {
                left.drafts().forEach(this::offer);
                view.recovery().tellDamaged(left.damaged());
            });
        } catch (IOException e) {
            tellUnable(String.valueOf(e.getMessage()));
        }
    }

    private void offer(HeldDraft held) {
        held.draft().ifPresent(draft -> view.recovery().offer(draft, () -> autosave.keep(() -> delete(held)), () -> disk.execute(() -> delete(held))));
    }

    private void delete(HeldDraft held) {
        offered.remove(held);
        try {
            held.delete();
        } catch (IOException e) {
            tellUnable(String.valueOf(e.getMessage()));
        }
    }

    // Made when there is something to keep, on the thread of files.
    private Optional<HeldDraft> own() {
        if (!isOpen) {
            isOpen = true;
            try {
                own = Optional.of(folder.own());
            } catch (IOException e) {
                tellUnable(String.valueOf(e.getMessage()));
            }
        }
        return own;
    }

    private void tellUnable(String reason) {
        Platform.runLater(() -> view.recovery().tellUnable(reason));
    }

    private void later(Duration time, Runnable task) {
        // Whatever goes wrong is told by the task itself; nobody waits for it.
        Future<?> _ = disk.schedule(() -> Platform.runLater(task), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Optional<Draft> current() {
        Session session = workspace.session().get();
        if (files.isSafe() && !isGiven(session)) {
            return Optional.empty();
        }
        Document document = session.document();
        List<Draft.Breakpoint> breakpoints = workspace.breakpoints().stream()
                .map(b -> new Draft.Breakpoint(b.program(), b.slot(), Optional.ofNullable(workspace.stops().conditions().get(b)).map(Condition::text).orElse("")))
                .toList();
        return Optional.of(new Draft(document.name(), document.path().map(p -> p.toAbsolutePath().toString()),
                view.editor().assembly().text(), view.editor().assembly().area().getCaretPosition(), breakpoints, session.setup().platform().id(),
                Optional.of(session.edits().now()), Instant.now()));
    }

    /// Whether the user has put something into packets, maps or context that no file holds.
    private static boolean isGiven(Session session) {
        Given now = session.edits().now();
        return !now.presets().equals(Presets.NONE) || !now.capture().equals(now.opened());
    }

    /// The window closed in order: takes its own draft away, and leaves what is still offered for the next start.
    @Override
    public void close() {
        autosave.close();
        try {
            disk.submit(this::leave).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What is left over is offered at the next start, which does no harm.
        }
        disk.shutdownNow();
    }

    private void leave() {
        for (HeldDraft held : offered) {
            try {
                held.leave();
            } catch (IOException e) {
                // The lock ends with the process in any case.
            }
        }
    }
}
