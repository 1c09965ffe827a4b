package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/// The terminal of whoever started the window hears of what is wrong and of nothing else.
class QuietTest {
    @Test
    void whatTheToolkitMendsItselfIsKeptFromTheTerminal() {
        assertThat(says("javafx.scene.control", Level.INFO, "index exceeds maxCellCount. Check size calculations for class Cell")).isFalse();
        assertThat(says("javafx", Level.WARNING, "Unsupported JavaFX configuration: classes were loaded from 'unnamed module'")).isFalse();
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(says("javafx.scene.control", Level.WARNING, "Cannot skin a control")).isTrue();
        assertThat(says("javafx.scene.control", Level.INFO, "Something else")).isTrue();
        assertThat(says("javafx", Level.WARNING, "Something else")).isTrue();
    }

    private static boolean says(String logger, Level level, String words) {
        Quiet.start();
        Filter filter = Logger.getLogger(logger).getFilter();
        return filter == null || filter.isLoggable(new LogRecord(level, words));
    }
}
