package dev.glasshive.tests.soundness;

import dev.glasshive.isa.Fields;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceMap;
import dev.glasshive.program.Subprogram;
import dev.glasshive.verifier.Candidate;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/// A program to be verified and run.
record Subject(String name, Candidate candidate) {
    static final String PROGRAM = "main";

    /// The program as the machine takes it.
    ///
    /// @param section stands for the way that it is attached
    /// @throws MalformedProgramException where a slot is no instruction
    ProgramSet programs(String section) throws MalformedProgramException {
        ByteBuffer bytes = ByteBuffer.allocate(candidate.slots().size() * Fields.SLOT).order(ByteOrder.LITTLE_ENDIAN);
        candidate.slots().forEach(fields -> fields.write(bytes, 1));
        Code code = Code.decode(bytes.array());
        Program program = new Program(PROGRAM, section, candidate.type(), code, List.of(new Subprogram(PROGRAM, 0, code.size())), Map.of(), SourceMap.EMPTY);
        return new ProgramSet(name, candidate.license(), List.of(program), candidate.maps());
    }
}
