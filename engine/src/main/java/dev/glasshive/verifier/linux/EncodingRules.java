package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Fields;

/// What the fields of an instruction that is reached must hold.
final class EncodingRules {
    private static final int SOURCE_X = 0x08;

    private final Analysis analysis;

    EncodingRules(Analysis analysis) {
        this.analysis = analysis;
    }

    void check(int slot) throws Rejected {
        Fields fields = analysis.fields(slot);
        switch (fields.instructionClass()) {
            case ALU, ALU64 -> arithmetic(fields);
            case LD -> {
                if (fields.opcode() == Layout.WIDE) {
                    require(fields.offset() == 0, "BPF_LD_IMM64");
                } else {
                    legacy(fields);
                }
            }
            case LDX -> { }
            case STX -> {
                if (InstructionText.isAtomic(fields)) {
                    atomic(fields);
                } else {
                    require(fields.imm() == 0, "BPF_STX");
                }
            }
            case ST -> require(fields.src() == 0 && (fields.opcode() & 0xe0) == 0x60, "BPF_ST");
            case JMP, JMP32 -> jump(fields);
        }
        checkRegisters(fields);
    }

    private void legacy(Fields fields) throws Rejected {
        MemoryRules.checkLegacy(analysis);
        boolean indirect = (fields.opcode() & 0xe0) == 0x40;
        require(fields.dst() == 0 && fields.offset() == 0 && (indirect || fields.src() == 0), "BPF_LD_[ABS|IND]");
        analysis.read(6);
        checkExists(fields.src());
    }

    private void checkRegisters(Fields fields) throws Rejected {
        boolean usesSource = switch (fields.instructionClass()) {
            case ALU, ALU64, JMP, JMP32 -> (fields.opcode() & SOURCE_X) != 0;
            case LDX, STX -> true;
            case LD -> (fields.opcode() & 0xe0) == 0x40;
            case ST -> false;
        };
        if (usesSource) {
            checkExists(fields.src());
            if (fields.dst() >= Frame.REGISTERS) {
                // The source is read before anybody asks for the destination.
                analysis.read(fields.src());
            }
        }
        checkExists(fields.dst());
    }

    private void checkExists(int register) throws Rejected {
        if (register >= Frame.REGISTERS) {
            throw analysis.refuse(Rejected.EINVAL, "R" + register + " is invalid");
        }
    }

    private void atomic(Fields fields) throws Rejected {
        if (InstructionText.isUnknownAtomic(fields)) {
            throw analysis.refuse(Rejected.EINVAL, String.format(java.util.Locale.ROOT, "BPF_ATOMIC uses invalid atomic opcode %02x", fields.imm()));
        }
        boolean ordered = fields.imm() == InstructionText.LOAD_ACQUIRE || fields.imm() == InstructionText.STORE_RELEASE;
        int size = fields.opcode() & 0x18;
        if (!ordered && size != 0x00 && size != 0x18) {
            throw analysis.refuse(Rejected.EINVAL, "invalid atomic operand size");
        }
    }

    private void arithmetic(Fields fields) throws Rejected {
        boolean register = (fields.opcode() & SOURCE_X) != 0;
        boolean wide = (fields.opcode() & 7) == 7;
        int operation = fields.opcode() & 0xf0;
        switch (operation) {
            case 0x80 -> require(!register && fields.src() == 0 && fields.offset() == 0 && fields.imm() == 0, "BPF_NEG");
            case 0xd0 -> require(fields.src() == 0 && fields.offset() == 0 && (fields.imm() == 16 || fields.imm() == 32 || fields.imm() == 64)
                    && !(wide && register), "BPF_END");
            case 0xb0 -> {
                if (InstructionText.isCast(fields)) {
                    boolean known = fields.imm() == 1 || fields.imm() == 1 << 16;
                    throw analysis.refuse(Rejected.EINVAL, "addr_space_cast insn can only "
                            + (known ? "be used in a program that has an associated arena" : "convert between address space 1 and 0"));
                }
                boolean extension = fields.offset() == 8 || fields.offset() == 16 || wide && fields.offset() == 32;
                require(register ? (fields.offset() == 0 || extension) && fields.imm() == 0 : fields.src() == 0 && fields.offset() == 0, "BPF_MOV");
            }
            default -> {
                boolean division = operation == 0x30 || operation == 0x90;
                require((register ? fields.imm() == 0 : fields.src() == 0) && (fields.offset() == 0 || fields.offset() == 1 && division), "BPF_ALU");
            }
        }
    }

    private void jump(Fields fields) throws Rejected {
        boolean half = (fields.opcode() & 7) == 6;
        switch (fields.opcode() & 0xf0) {
            case 0x80 -> require(!half && (fields.opcode() & SOURCE_X) == 0 && (fields.src() == Layout.PSEUDO_KFUNC || fields.offset() == 0)
                    && fields.src() <= 2 && fields.dst() == 0, "BPF_CALL");
            case 0x00 -> require((fields.opcode() & SOURCE_X) == 0 && fields.src() == 0 && fields.dst() == 0
                    && (half ? fields.offset() == 0 : fields.imm() == 0), "BPF_JA");
            case 0x90 -> require((fields.opcode() & SOURCE_X) == 0 && fields.imm() == 0 && fields.src() == 0 && fields.dst() == 0 && !half, "BPF_EXIT");
            case 0xe0 -> {
                if (fields.src() != 0 || fields.dst() != 0 || fields.imm() != 0) {
                    throw analysis.refuse(Rejected.EINVAL, "invalid may_goto imm " + fields.imm());
                }
            }
            default -> {
                // Linux looks at the left side before it looks at the rest.
                checkExists(fields.dst());
                analysis.read(fields.dst());
                require((fields.opcode() & SOURCE_X) != 0 ? fields.imm() == 0 : fields.src() == 0, "BPF_JMP/JMP32");
            }
        }
    }

    private void require(boolean holds, String what) throws Rejected {
        if (!holds) {
            throw analysis.refuse(Rejected.EINVAL, what + " uses reserved fields");
        }
    }
}
