package dev.glasshive.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `verify --batch -`: a program a line in, a verdict a line out, in order. A line that cannot be read is answered too, and the batch goes on.
final class VerifyBatch {
    private final Terminal terminal;
    private final Verifier verifier;
    private final Options options;
    private Exit worst = Exit.HOLDS;

    VerifyBatch(Terminal terminal, Verifier verifier, Options options) {
        this.terminal = terminal;
        this.verifier = verifier;
        this.options = options;
    }

    /// One answer: the verdict and its log, or `error`.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String name, @Nullable Boolean accepted, @Nullable String message, @Nullable String log,
            @Nullable String error) {}

    /// Answers every line of standard input.
    ///
    /// @return that it holds, whatever the verdicts, unless one revealed a bug
    Exit run() throws IOException, BadInputException {
        BatchLines lines = new BatchLines(terminal.in());
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            terminal.out().println(Json.line(answer(line.get())));
            terminal.out().flush();
        }
        return worst;
    }

    private Answer answer(String line) {
        String name = null;
        try {
            JsonNode json = Json.MAPPER.readTree(line);
            if (!json.isObject()) {
                return error(null, "a line is one object in braces, as in {\"insns\": \"...\"}");
            }
            name = json.path("name").stringValue(null);
            VerifierReport report = verifier.verify(Json.MAPPER.treeToValue(json, BatchJob.class).candidate(), options.withoutExploration());
            return new Answer(name == null ? "" : name, report.accepted(), VerifyReport.message(report.verdict()), report.log(), null);
        } catch (JacksonException e) {
            return error(name, JsonFault.of(e));
        } catch (BadInputException | MalformedProgramException e) {
            return error(name, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            // One program that reveals a bug must not cost the answers to thousands of others.
            worst = Exit.BUG;
            return error(name, Messages.text("bug", e.getClass().getName(), String.valueOf(e.getMessage())));
        }
    }

    private static Answer error(@Nullable String name, String message) {
        return new Answer(name, null, null, null, message);
    }
}
