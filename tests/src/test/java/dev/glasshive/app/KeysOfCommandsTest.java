package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.KeySequence;
import dev.glasshive.app.control.Theme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A key does one thing.
class KeysOfCommandsTest {
    @BeforeAll
    static void start() {
        Pictures.startToolkit();
    }

    @Test
    void noTwoCommandsThatCanBeRunShareKeys() {
        for (Story story : List.of(RunStories.OPENED, RejectionStories.REJECTED)) {
            Map<String, String> taken = OpenWindow.onFx(() -> {
                Sitter window = Sitter.of(story, Theme.LIGHT, 1600, 1000, 1);
                Map<String, String> first = new HashMap<>();
                Map<String, String> shared = new HashMap<>();
                for (Command command : window.commands().registry().all()) {
                    for (KeySequence keys : command.enabled().get() ? command.keys() : List.<KeySequence>of()) {
                        String other = first.put(keys.words(), command.id());
                        if (other != null && !other.equals(command.id())) {
                            shared.put(keys.words(), other + " and " + command.id());
                        }
                    }
                }
                window.leave();
                return shared;
            });
            assertThat(taken).as(story.title()).isEmpty();
        }
    }
}
