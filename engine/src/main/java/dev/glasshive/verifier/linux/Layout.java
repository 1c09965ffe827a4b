package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Fields;
import dev.glasshive.isa.InstructionClass;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.Candidate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Where the functions of a program begin, and whether its slots can be instructions at all.
final class Layout {
    static final int CALL = 0x85;
    static final int EXIT = 0x95;
    static final int GOTO = 0x05;
    static final int LONG_GOTO = 0x06;
    static final int MAY_GOTO = 0xe5;
    static final int WIDE = 0x18;
    static final int PSEUDO_CALL = 1;
    static final int PSEUDO_KFUNC = 2;
    static final int PSEUDO_FUNC = 4;
    static final int TAIL_CALL = 12;
    private static final int MOST_MAPS = 64;
    private static final int MOST_SUBPROGRAMS = 256;

    private final Candidate candidate;
    private final VerifierLog log;
    private final BitSet usedMaps = new BitSet();
    private final List<Integer> starts;
    private final Map<String, Integer> storages = new HashMap<>();

    private Layout(Candidate candidate, VerifierLog log, List<Integer> starts) {
        this.candidate = candidate;
        this.log = log;
        this.starts = starts;
    }

    /// Finds the functions and checks everything that can be seen without following control.
    static Layout of(Candidate candidate, Capabilities can, VerifierLog log, StackUse stackUse) throws Rejected {
        FunctionTable table = new FunctionTable(candidate, log);
        table.checkRecords();
        TreeSet<Integer> starts = new TreeSet<>(List.of(0));
        stackUse.know(1);
        int size = candidate.slots().size();
        for (int i = 0; i < size; i++) {
            Fields fields = candidate.slots().get(i);
            boolean callsOther = isCall(fields) || isFunctionAddress(fields) || KernelCalls.isCall(fields);
            if (callsOther && !can.mayCallFunctions()) {
                log.print("loading/calling other bpf or kernel functions are allowed for CAP_BPF and CAP_SYS_ADMIN\n");
                throw new Rejected(Rejected.EPERM);
            }
            if (KernelCalls.isCall(fields)) {
                KernelCalls.check(candidate, log, fields, i);
            }
            if (isCall(fields) || isFunctionAddress(fields)) {
                long target = (long) i + fields.imm() + 1;
                if (target < 0 || target >= size) {
                    log.print("call to invalid destination\n");
                    throw new Rejected(Rejected.EINVAL, i);
                }
                if (starts.add((int) target)) {
                    if (starts.size() > MOST_SUBPROGRAMS) {
                        log.print("too many subprograms\n");
                        throw new Rejected(Rejected.E2BIG);
                    }
                    stackUse.know(starts.size());
                }
            }
        }
        Layout layout = new Layout(candidate, log, List.copyOf(starts));
        if (log.everything()) {
            for (int i = 0; i < layout.starts.size(); i++) {
                log.print("func#" + i + " @" + layout.starts.get(i) + "\n");
            }
        }
        layout.checkJumps();
        table.checkAgainst(layout);
        new LineTable(candidate, log).check(layout);
        layout.checkEncodings();
        return layout;
    }

    static boolean isCall(Fields fields) {
        return fields.opcode() == CALL && fields.src() == PSEUDO_CALL;
    }

    static boolean isFunctionAddress(Fields fields) {
        return fields.opcode() == WIDE && fields.src() == PSEUDO_FUNC;
    }

    /// Whether it ends an open-ended loop some time: the kernel counts the rounds.
    static boolean isMayGoto(Fields fields) {
        return fields.opcode() == MAY_GOTO && fields.src() == 0;
    }

    static boolean isJumpClass(Fields fields) {
        return fields.instructionClass() == InstructionClass.JMP || fields.instructionClass() == InstructionClass.JMP32;
    }

    /// How far control goes when the jump `fields` is taken, counted from the slot behind it.
    static int distance(Fields fields) {
        return fields.opcode() == LONG_GOTO ? fields.imm() : fields.offset();
    }

    List<Integer> starts() {
        return starts;
    }

    int start(int subprogram) {
        return starts.get(subprogram);
    }

    int end(int subprogram) {
        return subprogram + 1 < starts.size() ? starts.get(subprogram + 1) : candidate.slots().size();
    }

    /// The function in which `slot` lies.
    int subprogramAt(int slot) {
        int found = 0;
        while (found + 1 < starts.size() && starts.get(found + 1) <= slot) {
            found++;
        }
        return found;
    }

    /// The function that begins at `slot`, or -1.
    int subprogramStartingAt(int slot) {
        return starts.indexOf(slot);
    }

    private void checkJumps() throws Rejected {
        for (int subprogram = 0; subprogram < starts.size(); subprogram++) {
            int from = start(subprogram);
            int to = end(subprogram);
            for (int i = from; i < to; i++) {
                Fields fields = candidate.slots().get(i);
                int operation = fields.opcode() & 0xf0;
                if (isJumpClass(fields) && operation != (CALL & 0xf0) && operation != (EXIT & 0xf0)) {
                    int target = i + distance(fields) + 1;
                    if (target < from || target >= to) {
                        log.print("jump out of range from insn " + i + " to " + target + "\n");
                        throw new Rejected(Rejected.EINVAL, i);
                    }
                }
            }
            int last = candidate.slots().get(to - 1).opcode();
            if (last != EXIT && last != GOTO && last != LONG_GOTO) {
                log.print("last insn is not an exit or jmp\n");
                throw new Rejected(Rejected.EINVAL, lastOf(subprogram));
            }
        }
    }

    /// The last instruction of a function.
    private int lastOf(int subprogram) {
        int last = end(subprogram) - 1;
        return last > start(subprogram) && candidate.slots().get(last).opcode() == 0 ? last - 1 : last;
    }

    private void checkEncodings() throws Rejected {
        List<Fields> slots = candidate.slots();
        for (int i = 0; i < slots.size(); i++) {
            Fields fields = slots.get(i);
            int mode = fields.opcode() & 0xe0;
            if (fields.instructionClass() == InstructionClass.LDX && (mode != 0x60 && mode != 0x80 || fields.imm() != 0)) {
                throw refuse("BPF_LDX uses reserved fields", Rejected.EINVAL, i);
            }
            if (fields.opcode() == WIDE) {
                checkWide(i);
                i++;
            } else if (!Opcodes.exists(fields.opcode())) {
                throw refuse(String.format(java.util.Locale.ROOT, "unknown opcode %02x", fields.opcode()), Rejected.EINVAL, i);
            }
        }
    }

    private void checkWide(int i) throws Rejected {
        List<Fields> slots = candidate.slots();
        Fields first = slots.get(i);
        Fields second = i + 1 < slots.size() ? slots.get(i + 1) : null;
        if (second == null || second.opcode() != 0 || second.dst() != 0 || second.src() != 0 || second.offset() != 0) {
            throw refuse("invalid bpf_ld_imm64 insn", Rejected.EINVAL, i);
        }
        switch (first.src()) {
            case 0, PSEUDO_FUNC -> { }
            case 3 -> {
                if (second.imm() != 0) {
                    throw refuse("invalid module BTF object FD specified.", Rejected.EINVAL, i);
                }
                if (first.imm() < 0) {
                    throw refuse("ldimm64 insn specifies invalid btf_id " + first.imm() + ".", Rejected.ENOENT, i);
                }
                throw new NotModelled("variables of the kernel");
            }
            case 1, 5 -> {
                if (second.imm() != 0) {
                    throw refuse("unrecognized bpf_ld_imm64 insn", Rejected.EINVAL, i);
                }
                checkMap(i, first, OptionalOffset.NONE);
            }
            case 2, 6 -> checkMap(i, first, new OptionalOffset(Integer.toUnsignedLong(second.imm())));
            default -> throw refuse("unrecognized bpf_ld_imm64 insn", Rejected.EINVAL, i);
        }
    }

    /// An offset into the value of a map, or none where the map itself is meant.
    private record OptionalOffset(long value) {
        static final OptionalOffset NONE = new OptionalOffset(-1);
    }

    private void checkMap(int i, Fields fields, OptionalOffset offset) throws Rejected {
        boolean byIndex = fields.src() >= 5;
        if (byIndex && (fields.imm() < 0 || fields.imm() >= candidate.maps().size())) {
            throw refuse("fd_idx without fd_array is invalid", Rejected.EPROTO, i);
        }
        if (!byIndex || fields.imm() < 0 || fields.imm() >= candidate.maps().size()) {
            throw refuse("fd " + fields.imm() + " is not pointing to valid bpf_map", 9, i);
        }
        MapSpec map = candidate.maps().get(fields.imm());
        if (usedMaps.cardinality() == MOST_MAPS && !usedMaps.get(fields.imm())) {
            throw refuse("The total number of maps per program has reached the limit of " + MOST_MAPS, Rejected.E2BIG, i);
        }
        Optional<String> incompatible = ValueFieldRules.incompatibility(map, candidate.type());
        if (incompatible.isPresent()) {
            throw refuse(incompatible.get(), Rejected.EINVAL, i);
        }
        LoadFlags.checkMap(candidate, log, map, i);
        checkStorage(fields.imm(), map, i);
        if (map.type().equals("arena")) {
            throw new NotModelled("arenas");
        }
        usedMaps.set(fields.imm());
        if (offset.equals(OptionalOffset.NONE)) {
            return;
        }
        if (offset.value() >= MemoryRules.LARGEST_OFFSET) {
            throw refuse("direct value offset of " + offset.value() + " is not allowed", Rejected.EINVAL, i);
        }
        if (!List.of("array", "arena", "insn_array").contains(map.type())) {
            throw refuse("no direct value access support for this map type", Rejected.EINVAL, i);
        }
        if (map.maxEntries() != 1) {
            throw refuse("invalid access to map value pointer, value_size=" + map.valueSize() + " off=" + offset.value(), 524, i);
        }
        if (offset.value() >= map.valueSize()) {
            throw refuse("invalid access to map value pointer, value_size=" + map.valueSize() + " off=" + offset.value(), Rejected.EINVAL, i);
        }
    }

    private void checkStorage(int index, MapSpec map, int slot) throws Rejected {
        if (map.type().endsWith("cgroup_storage") && !storages.computeIfAbsent(map.type(), _ -> index).equals(index)) {
            throw refuse("only one cgroup storage of each type is allowed", Rejected.EBUSY, slot);
        }
    }

    private Rejected refuse(String message, int errno, int slot) {
        log.print(message + "\n");
        return new Rejected(errno, slot);
    }

    /// Every instruction slot, wide ones once.
    List<Integer> instructions() {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < candidate.slots().size(); i++) {
            found.add(i);
            if (candidate.slots().get(i).opcode() == WIDE) {
                i++;
            }
        }
        return found;
    }
}
