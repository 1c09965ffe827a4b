package dev.glasshive.verifier.linux;

import dev.glasshive.program.ProgramTypes;
import dev.glasshive.program.ProgramTypes.LineRecord;
import dev.glasshive.verifier.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table that says which instruction came from which line of source, and the lines in the log.
final class LineTable {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 252;

    private final Candidate candidate;
    private final VerifierLog log;
    private final List<LineRecord> records;
    private @Nullable LineRecord printed;

    LineTable(Candidate candidate, VerifierLog log) {
        this.candidate = candidate;
        this.log = log;
        this.records = candidate.types().map(ProgramTypes::lines).map(ProgramTypes.Table::records).orElse(List.of());
    }

    /// Checks that the records are in order and that every function begins with one.
    void check(Layout layout) throws Rejected {
        if (candidate.types().isEmpty() || candidate.types().get().lines().bytes().length() == 0) {
            return;
        }
        int size = candidate.types().get().lines().recordSize();
        if (size < SHORTEST || size > LONGEST || size % 4 != 0) {
            throw new Rejected(Rejected.EINVAL);
        }
        int function = 0;
        int before = 0;
        for (int i = 0; i < records.size(); i++) {
            LineRecord record = records.get(i);
            check(record, i, before);
            before = record.slot();
            if (function < layout.starts().size()) {
                if (record.slot() == layout.start(function)) {
                    function++;
                } else if (layout.start(function) < record.slot()) {
                    throw refuse(Rejected.EINVAL, "missing bpf_line_info for func#" + function);
                }
            }
        }
        if (function < layout.starts().size()) {
            throw refuse(Rejected.EINVAL, "missing bpf_line_info for " + (layout.starts().size() - function) + " funcs starting from func#" + function);
        }
    }

    private void check(LineRecord record, int index, int before) throws Rejected {
        if (record.rest()) {
            log.print("nonzero tailing record in line_info");
            throw new Rejected(Rejected.E2BIG);
        }
        int size = candidate.slots().size();
        if (index > 0 && Integer.compareUnsigned(record.slot(), before) <= 0 || Integer.compareUnsigned(record.slot(), size) >= 0) {
            throw refuse(Rejected.EINVAL, "Invalid line_info[" + index + "].insn_off:" + Integer.toUnsignedString(record.slot()) + " (prev_offset:" + before + " prog->len:" + size + ")");
        }
        if (candidate.slots().get(record.slot()).opcode() == 0) {
            throw refuse(Rejected.EINVAL, "Invalid insn code at line_info[" + index + "].insn_off");
        }
        if (record.file().isEmpty() || record.text().isEmpty()) {
            throw refuse(Rejected.EINVAL, "Invalid line_info[" + index + "].line_off or .file_name_off");
        }
    }

    private Rejected refuse(int errno, String message) {
        log.print(message + "\n");
        return new Rejected(errno);
    }

    /// Prints the line that the instruction at `slot` came from, unless it was the last one printed.
    void print(int slot) {
        int low = 0;
        int high = records.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (records.get(middle).slot() <= slot) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0 || isSame(records.get(low - 1), printed)) {
            return;
        }
        LineRecord found = records.get(low - 1);
        String file = found.file().orElse("");
        log.print("; " + found.text().orElse("").stripLeading() + " @ " + file.substring(file.lastIndexOf('/') + 1) + ":" + found.line() + "\n");
        printed = found;
    }

    private static boolean isSame(LineRecord found, @Nullable LineRecord before) {
        return before != null && (found.equals(before) || found.line() == before.line() && found.file().equals(before.file()));
    }

    /// Another function begins, whose first line is printed in any case.
    void forget() {
        printed = null;
    }
}
