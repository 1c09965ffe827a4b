package dev.glasshive.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.RawPrograms;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Scenario;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;

/// `run --batch -`: a program a line in, an answer a line out, in order. A line that cannot be read is answered too, and the batch goes on.
final class RunBatch {
    private final Terminal terminal;
    private final Platform platform;
    private final long stepLimit;
    private Exit worst = Exit.HOLDS;

    RunBatch(Terminal terminal, Platform platform, long stepLimit) {
        this.terminal = terminal;
        this.platform = platform;
        this.stepLimit = stepLimit;
    }

    /// One answer: `retval` and what belongs to it, or `trap`, or `error`.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String name, @Nullable BigInteger retval, @Nullable String dataOut,
            @Nullable Map<String, RunJson.MapJson> maps, @Nullable String trap, @Nullable String error) {

        static Answer error(@Nullable String name, String message) {
            return new Answer(name, null, null, null, null, message);
        }
    }

    /// Answers every line of standard input.
    ///
    /// @return that it holds, whatever the answers say, unless one revealed a bug
    Exit run() throws IOException, BadInputException {
        BatchLines lines = new BatchLines(terminal.in());
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            terminal.out().println(Json.line(answer(line.get())));
            terminal.out().flush();
        }
        return worst;
    }

    private Answer answer(String line) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(line);
        } catch (JacksonException e) {
            return Answer.error(null, JsonFault.of(e));
        }
        if (!json.isObject()) {
            return Answer.error(null, "a line is one object in braces, as in {\"insns\": \"...\"}");
        }
        String name = json.path("name").stringValue(null);
        try {
            return answer(Json.MAPPER.treeToValue(json, BatchJob.class));
        } catch (DatabindException e) {
            String field = e.getPath().stream().map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                    .collect(Collectors.joining("."));
            return Answer.error(name, "\"" + field + "\" has a value of the wrong kind; see the format in the manual");
        } catch (JacksonException e) {
            return Answer.error(name, JsonFault.of(e));
        } catch (BadInputException | MalformedProgramException e) {
            return Answer.error(name, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // One program that reveals a bug must not cost the answers to thousands of others.
            worst = Exit.BUG;
            return Answer.error(name, Messages.text("bug", e.getClass().getName(), String.valueOf(e.getMessage())));
        }
    }

    private Answer answer(BatchJob job) throws BadInputException, MalformedProgramException {
        ProgramSet set = job.programs(platform);
        Program program = set.programs().getFirst();
        Bytes packet = job.packet();
        Input input = packet == null ? Packets.none(platform.programType(program.type(), program.section())) : Input.packet("", packet);
        Scenario scenario = Scenario.of(set, RawPrograms.NAME, platform, List.of(input)).limitedTo(stepLimit);
        Outcome outcome = Outcome.of(scenario, job.times(), new Interpreter());
        RunResult last = outcome.results().getFirst();
        RunJson.Result result = RunJson.result(outcome, last);
        return result.trap() != null
                ? new Answer(job.title(), null, null, null, result.trap(), null)
                : new Answer(job.title(), result.retval(), result.dataOut(), RunJson.maps(outcome.maps()), null, null);
    }
}
