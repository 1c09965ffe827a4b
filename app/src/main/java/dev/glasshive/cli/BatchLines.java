package dev.glasshive.cli;

import dev.glasshive.open.BadInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The lines of a batch, each as long as a program may be. What has no line ends, such as a device, does not fill the memory.
final class BatchLines {
    /// Four times the longest program, its types and its packets in hexadecimal.
    static final int LONGEST = 64 << 20;

    private final Reader in;
    private final int longest;
    private int number;

    BatchLines(InputStream in) {
        this(in, LONGEST);
    }

    BatchLines(InputStream in, int longest) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.longest = longest;
    }

    /// The next line that is not blank; nothing at the end.
    ///
    /// @throws BadInputException if it is too long
    Optional<String> next() throws IOException, BadInputException {
        StringBuilder line = new StringBuilder();
        int letter;
        do {
            line.setLength(0);
            number++;
            for (letter = in.read(); letter >= 0 && letter != '\n'; letter = in.read()) {
                if (line.length() == longest) {
                    throw new BadInputException(Messages.text("batch.long", number, longest));
                }
                line.append((char) letter);
            }
        } while (line.toString().isBlank() && letter >= 0);
        return Optional.of(line.toString()).filter(text -> !text.isBlank());
    }
}
