package dev.glasshive.repair;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.AbstractValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// What helps where a verifier that joins paths could not prove a check.
final class ProofRemedies {
    private static final int MOST_BYTES = 512;

    private ProofRemedies() {}

    /// An access that may end behind, or begin before, what its pointer leads to.
    static List<Proposal> bound(Situation s, Matcher message) {
        Register base = register(message);
        Optional<AbstractValue.Pointer> pointer = s.pointer(base);
        if (pointer.isEmpty()) {
            return List.of();
        }
        List<Proposal> proposals = new ArrayList<>();
        switch (pointer.get().type()) {
            case "pkt", "pkt_end" -> {
                if (s.instruction().filter(Instruction.CallHelper.class::isInstance).isPresent()) {
                    bytes(s, message).ifPresent(bytes -> proposals.addAll(PacketRemedies.checked(s, base, bytes)));
                } else {
                    proposals.addAll(PacketRemedies.outside(s, message));
                }
                if (pointer.get().variable().smin() < 0) {
                    proposals.addAll(masked(s, base));
                }
            }
            case "fp" -> proposals.addAll(stack(s, base, pointer.get(), message));
            case "ctx" -> proposals.addAll(context(s, message));
            default -> proposals.addAll(BoundRemedies.region(s, message));
        }
        size(message).ifPresent(size -> proposals.addAll(BoundRemedies.size(s, size, base)));
        return proposals;
    }

    /// A number that was added to a pointer may be negative: its highest bits go.
    private static List<Proposal> masked(Situation s, Register base) {
        return Addends.of(s, base).map(addend -> BoundRemedies.index(s, addend, 0x7ff)).orElse(List.of());
    }

    private static List<Proposal> stack(Situation s, Register base, AbstractValue.Pointer pointer, Matcher message) {
        if (!pointer.variable().isConstant()) {
            return StackRemedies.variable(s, base);
        }
        int offset = (int) pointer.offset() + offset(message);
        return bytes(s, message).map(bytes -> StackRemedies.outside(s, offset, bytes)).orElse(List.of());
    }

    /// An access to the context that the hook does not offer.
    static List<Proposal> context(Situation s, Matcher message) {
        long at = s.pointer(register(message)).map(AbstractValue.Pointer::offset).orElse(0L) + offset(message);
        return bytes(s, message).map(bytes -> ContextRemedies.access(s, (int) at, bytes)).orElse(List.of()).stream().filter(proposal -> !proposal.key().equals("context.leave")).toList();
    }

    /// A pointer that may be null.
    static List<Proposal> maybeNull(Situation s, Matcher message) {
        return NullRemedies.checked(s, register(message));
    }

    /// Bytes of the stack that are not all numbers.
    static List<Proposal> written(Situation s, Matcher message) {
        Optional<AbstractValue.Pointer> pointer = s.pointer(register(message)).filter(its -> its.type().equals("fp"));
        Optional<Integer> bytes = bytes(s, message);
        return pointer.isPresent() && bytes.isPresent() ? StackRemedies.zeroed(s, (int) pointer.get().offset() + offset(message), bytes.get()) : List.of();
    }

    /// A register of the wrong type, or without a value.
    static List<Proposal> type(Situation s, Matcher message) {
        Register register = register(message);
        List<Proposal> proposals = new ArrayList<>();
        boolean exits = s.instruction().filter(Instruction.Exit.class::isInstance).isPresent();
        if (s.value(register) instanceof AbstractValue.Uninitialized) {
            proposals.addAll(RegisterRemedies.unset(s, message));
        }
        if (s.instruction().filter(Instruction.CallHelper.class::isInstance).isPresent()) {
            proposals.addAll(ArgumentRemedies.wrongType(s, register, wanted(message.group())));
        } else if (s.instruction().flatMap(Accesses::of).filter(access -> access.base() == register).isPresent()) {
            proposals.addAll(RegisterRemedies.lost(s, message));
        } else if (s.instruction().orElse(Emit.EXIT) instanceof Instruction.Alu(AluOp _, Width width, Register _, var _) && width == Width.W32 && s.pointer(register).isPresent()) {
            proposals.addAll(PointerRemedies.narrow(s, message));
        } else if (s.instruction().orElse(Emit.EXIT) instanceof Instruction.Alu && s.pointer(register).isPresent()) {
            proposals.addAll(PointerRemedies.operator(s, message));
        } else if (s.instruction().orElse(Emit.EXIT) instanceof Instruction.Mov(Width width, Register dst, Register src) && width == Width.W32 && s.pointer(src).isPresent()) {
            proposals.add(Proposal.of("width.move", Patch.of(Blocks.replace(s.slot(), Emit.move(dst, src))), dst));
        }
        if (exits && register == Register.R0) {
            proposals.addAll(PolicyRemedies.unknownResult(s, message));
        }
        return proposals;
    }

    private static String wanted(String message) {
        return message.contains("== map_fd") ? "map_ptr" : message.contains("== ctx") || message.contains("ctx_offset") ? "ctx" : message.contains("stack") ? "fp" : "";
    }

    /// The context as it came, where something was added to it.
    static List<Proposal> unchanged(Situation s, Matcher message) {
        return ArgumentRemedies.wrongType(s, register(message), "ctx");
    }

    /// The size of memory that a helper is given may be negative or 0.
    static List<Proposal> positive(Situation s, Matcher message) {
        Register size = register(message);
        List<Proposal> proposals = new ArrayList<>();
        if (s.value(size) instanceof AbstractValue.Scalar scalar && scalar.range().smin() == 0) {
            proposals.addAll(BoundRemedies.zero(s, message));
        }
        proposals.addAll(BoundRemedies.size(s, message));
        for (List<Added> guard : s.guards(s.slot(), new Instruction.Branch(Condition.JSLT, Width.W64, size, new Imm(1), (short) 0))) {
            proposals.add(Proposal.of("size.positive", Patch.of(Blocks.before(s.slot(), guard)), size));
        }
        return proposals;
    }

    /// A loop whose end is not proven.
    static List<Proposal> loop(Situation s, Matcher message) {
        int head = Integer.parseInt(message.group(1));
        List<Proposal> proposals = new ArrayList<>();
        for (int slot : LoopRemedies.slots(s, head)) {
            if (s.code.at(slot) instanceof Instruction.Branch(Condition op, Width width, Register left, Imm(int value), short distance) && value > 0
                    && (op == Condition.JNE || op == Condition.JEQ)) {
                Instruction ordered = new Instruction.Branch(op == Condition.JNE ? Condition.JLT : Condition.JGE, width, left, new Imm(value), (short) 0);
                proposals.add(Proposal.of("loop.order", Patch.of(new Edit.Replace(slot, List.of(new Added(ordered, new Added.Existing(slot + 1 + distance))))), left, value));
            }
        }
        proposals.addAll(LoopRemedies.endless(s, head));
        return proposals;
    }

    /// A branch whose outcome was decided on a way to a join before it goes where it leads right from there.
    static List<Proposal> threaded(Situation s, Matcher message) {
        return JoinRemedies.threaded(s);
    }

    /// A jump to the second slot of a wide load.
    static List<Proposal> middle(Situation s, Matcher message) {
        return StructureRemedies.middle(s, Integer.parseInt(message.group(1)) - 1);
    }

    /// A pointer that is stored where others can read it.
    static List<Proposal> stored(Situation s, Matcher message) {
        Optional<Integer> place = s.freeStack(8);
        return s.instruction().orElse(Emit.EXIT) instanceof Instruction.Store(var size, Register base, short _, Register src) && base != Register.FRAME_POINTER && size.bytes() == 8 && place.isPresent()
                ? List.of(Proposal.of("store.stack", Patch.of(Blocks.replace(s.slot(), Emit.store(size, Register.FRAME_POINTER, place.get(), src))), src, -place.get())) : List.of();
    }

    /// The register that the message names first.
    private static Register register(Matcher message) {
        return Register.of(Integer.parseInt(message.group(1)));
    }

    /// What the check adds to the register.
    private static int offset(Matcher message) {
        return message.groupCount() < 2 || message.group(2) == null ? 0 : Integer.parseInt(message.group(2).replace("+", ""));
    }

    /// How many bytes the check is about.
    private static Optional<Integer> bytes(Situation s, Matcher message) {
        if (message.groupCount() >= 3 && message.group(3) != null) {
            return size(message).map(s::value).map(value -> value instanceof AbstractValue.Scalar scalar && scalar.range().smax() > 0 && scalar.range().smax() <= MOST_BYTES ? (int) scalar.range().smax() : 0)
                    .or(() -> Optional.of(Integer.parseInt(message.group(3)))).filter(bytes -> bytes > 0);
        }
        boolean key = message.group().contains("key_size");
        return s.pointer(Register.R1).flatMap(map -> s.map(map.map())).map(map -> key ? map.keySize() : map.valueSize()).filter(bytes -> bytes > 0);
    }

    private static Optional<Register> size(Matcher message) {
        return message.groupCount() < 3 || message.group(3) == null || !message.group(3).startsWith("r") ? Optional.empty() : Optional.of(Register.of(Integer.parseInt(message.group(3).substring(1))));
    }

    /// Whether running `instruction` twice or elsewhere is the same as once, and changes none of `kept`.
    static boolean isPlain(Instruction instruction, List<Register> kept) {
        Effects effects = Effects.of(instruction);
        boolean plain = switch (instruction) {
            case Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _, Instruction.LoadImm64 _, Instruction.Load _, Instruction.Store _ -> true;
            case Instruction.Atomic _, Instruction.LoadAcquire _, Instruction.StoreRelease _, Instruction.LegacyLoad _, Instruction.Jump _, Instruction.Branch _, Instruction.CallHelper _,
                    Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _, Instruction.Exit _ -> false;
        };
        return plain && kept.stream().noneMatch(effects.writes()::contains);
    }
}
