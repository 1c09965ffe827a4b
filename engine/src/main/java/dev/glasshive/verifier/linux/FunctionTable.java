package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Fields;
import dev.glasshive.isa.InstructionClass;
import dev.glasshive.program.ProgramTypes;
import dev.glasshive.program.ProgramTypes.FunctionRecord;
import dev.glasshive.program.ValueType;
import dev.glasshive.verifier.Candidate;
import java.util.List;

/// The table that says which function is of which type, as it is checked at the load.
final class FunctionTable {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 252;
    private final Candidate candidate;
    private final VerifierLog log;

    FunctionTable(Candidate candidate, VerifierLog log) {
        this.candidate = candidate;
        this.log = log;
    }

    private List<FunctionRecord> records() {
        return candidate.types().map(ProgramTypes::functions).map(ProgramTypes.Table::records).orElse(List.of());
    }

    /// What is checked before anything is known of the instructions.
    void checkRecords() throws Rejected {
        if (candidate.types().isEmpty() || candidate.types().get().functions().bytes().length() == 0) {
            return;
        }
        int size = candidate.types().get().functions().recordSize();
        if (size < SHORTEST || size > LONGEST || size % 4 != 0) {
            throw refuse("invalid func info rec size " + size + "\n");
        }
        int before = 0;
        for (FunctionRecord record : records()) {
            if (record.rest()) {
                log.print("nonzero tailing record in func info");
                throw new Rejected(Rejected.E2BIG);
            }
            boolean first = record.equals(records().getFirst());
            if (first && record.slot() != 0) {
                throw refuse("nonzero insn_off " + Integer.toUnsignedString(record.slot()) + " for the first func info record");
            }
            if (!first && Integer.compareUnsigned(record.slot(), before) <= 0) {
                throw refuse("same or smaller insn offset (" + Integer.toUnsignedString(record.slot()) + ") than previous func info record ("
                        + Integer.toUnsignedString(before) + ")");
            }
            if (record.signature().isEmpty()) {
                throw refuse("invalid type id " + record.type() + " in func info");
            }
            before = record.slot();
        }
    }

    private Rejected refuse(String message) {
        log.print(message);
        return new Rejected(Rejected.EINVAL);
    }

    /// Checks that the table describes exactly the functions that begin at `starts`, and that those end the program only which may.
    void checkAgainst(Layout layout) throws Rejected {
        List<FunctionRecord> records = records();
        if (records.isEmpty()) {
            for (int subprogram = 1; subprogram < layout.starts().size(); subprogram++) {
                checkReturns(layout, subprogram, "not allowed in subprogs without BTF");
            }
            return;
        }
        if (records.size() != layout.starts().size()) {
            throw refuse("number of funcs in func_info doesn't match number of subprogs\n");
        }
        for (int subprogram = 0; subprogram < records.size(); subprogram++) {
            if (records.get(subprogram).slot() != layout.start(subprogram)) {
                throw refuse("func_info BTF section doesn't match subprog layout in BPF program\n");
            }
            boolean number = records.get(subprogram).signature().filter(signature -> signature.result() instanceof ValueType.Scalar).isPresent();
            if (subprogram > 0 && !number) {
                checkReturns(layout, subprogram, "only allowed in functions that return 'int'.");
            }
        }
    }

    /// Loads from packets and tail calls may end a function early, with a number.
    private void checkReturns(Layout layout, int subprogram, String message) throws Rejected {
        for (int slot = layout.start(subprogram); slot < layout.end(subprogram); slot++) {
            Fields fields = candidate.slots().get(slot);
            int mode = fields.opcode() & 0xe0;
            if (fields.instructionClass() == InstructionClass.LD && (mode == 0x20 || mode == 0x40)) {
                throw refuse("LD_ABS is " + message + "\n");
            }
        }
        for (int slot = layout.start(subprogram); slot < layout.end(subprogram); slot++) {
            Fields fields = candidate.slots().get(slot);
            if (fields.opcode() == Layout.CALL && fields.src() == 0 && fields.imm() == Layout.TAIL_CALL) {
                throw refuse("tail_call is " + message + "\n");
            }
        }
    }
}
