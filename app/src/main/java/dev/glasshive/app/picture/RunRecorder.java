package dev.glasshive.app.picture;

import dev.glasshive.app.picture.RunPictureViewModel.Range;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

/// Goes through a part of a run and photographs a part of the window at every position; the file is written beside that.
public final class RunRecorder extends AnimationTimer {
    /// Pulses that panes need until all they show stands where it belongs.
    private static final int PULSES = 3;
    /// So many pictures may wait to be written.
    private static final int MOST_WAITING = 2;
    /// How long the last picture is shown, so that the end can be told from the beginning.
    private static final int LAST = 2000;

    private final Workspace workspace;
    private final Shot shot;
    private final Listener listener;
    private final ExecutorService writing = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("gif").factory());
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final GifFile gif;
    private final int returnTo;
    private int position;
    private int pulses;
    private boolean over;

    /// What is photographed.
    ///
    /// @param scale picture elements for each unit
    /// @param delay how long each picture is shown, in milliseconds
    public record Shot(Node node, Paint background, double scale, Range range, int delay) {}

    /// Who is told how it goes, on the user interface's thread.
    public interface Listener {
        /// So much is done: 0 to 1.
        void progress(double share);

        /// It is over.
        ///
        /// @param problem why there is no file; empty too where it was cancelled
        void finished(boolean written, Optional<IOException> problem);
    }

    /// A recorder that is to write `file`.
    ///
    /// @throws IOException if nothing can be written there
    public RunRecorder(Workspace workspace, Shot shot, Path file, Listener listener) throws IOException {
        this.workspace = workspace;
        this.shot = shot;
        this.listener = listener;
        this.gif = new GifFile(file);
        this.returnTo = workspace.wantedPosition();
        this.position = shot.range().from();
        workspace.goTo(position);
    }

    /// Stops, and leaves no file.
    public void cancel() {
        end(false);
    }

    @Override
    public void handle(long now) {
        boolean isThere = workspace.moment().get().map(Moment::position).filter(p -> p == position).isPresent();
        if (failure.get() != null) {
            end(false);
        } else if (workspace.wantedPosition() != position) {
            // The user went elsewhere, and the pictures would show that.
            end(false);
        } else if (isThere && ++pulses >= PULSES && waiting.get() < MOST_WAITING) {
            pulses = 0;
            boolean isLast = position == shot.range().to();
            BufferedImage image = Pixels.opaque(Pixels.of(shot.node(), shot.scale(), shot.background()));
            waiting.incrementAndGet();
            write(() -> gif.add(image, isLast ? Math.max(LAST, shot.delay()) : shot.delay()));
            listener.progress((double) (position - shot.range().from() + 1) / shot.range().frames());
            if (isLast) {
                end(true);
            } else {
                position++;
                workspace.goTo(position);
            }
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private void write(Task task) {
        writing.execute(() -> {
            try {
                if (failure.get() == null) {
                    task.run();
                }
            } catch (IOException e) {
                failure.set(e);
            } finally {
                waiting.decrementAndGet();
            }
        });
    }

    private void end(boolean complete) {
        if (over) {
            return;
        }
        over = true;
        stop();
        if (workspace.wantedPosition() == position) {
            workspace.goTo(returnTo);
        }
        if (complete) {
            waiting.incrementAndGet();
            write(gif::finish);
        }
        writing.execute(() -> {
            try {
                gif.close();
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            }
            Optional<IOException> problem = Optional.ofNullable(failure.get());
            Platform.runLater(() -> listener.finished(complete && problem.isEmpty(), problem));
        });
        writing.shutdown();
    }
}
