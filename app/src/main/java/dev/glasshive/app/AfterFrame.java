package dev.glasshive.app;

import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Does each task in an event of its own after the next frame, so that the frame shows what came before, and the window can answer in between.
final class AfterFrame implements Executor {
    @Override
    public void execute(Runnable task) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                // The frame is laid out in this very event. Put off twice: what the user asks for during it comes first.
                Platform.runLater(() -> Platform.runLater(task));
            }
        }.start();
    }
}
