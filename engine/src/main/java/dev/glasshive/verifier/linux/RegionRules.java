package dev.glasshive.verifier.linux;

import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.Tnum;
import dev.glasshive.verifier.linux.ContextTable.Direction;
import dev.glasshive.verifier.linux.MemoryRules.Access;
import dev.glasshive.verifier.linux.MemoryRules.Alignment;
import dev.glasshive.verifier.linux.Value.Pointer;

/// Whether an access lies inside what a pointer leads to.
final class RegionRules {
    private static final int FLOW_KEYS_BYTES = 56;
    private static final int READ_ONLY_FLAG = 0x80;
    private static final int WRITE_ONLY_FLAG = 0x100;

    private final Analysis analysis;

    RegionRules(Analysis analysis) {
        this.analysis = analysis;
    }

    /// Whether no bytes at all may be asked for.
    enum Zero {
        ALLOWED, FORBIDDEN
    }

    /// Whether an address that is no multiple of the size is refused.
    boolean isStrict(Access access) {
        return access.alignment() == Alignment.STRICT || LoadFlags.wantAlignment(analysis);
    }

    void checkAlignment(Pointer pointer, Access access) throws Rejected {
        boolean isStack = pointer.kind() instanceof PointerKind.Stack;
        if (!isStack && !isStrict(access) || access.size() == 1) {
            return;
        }
        if (pointer.kind().isPacket()) {
            checkPacketAlignment(pointer, access);
            return;
        }
        String name = switch (pointer.kind()) {
            case PointerKind.FlowKeys _ -> "flow keys ";
            case PointerKind.MapKey _ -> "key ";
            case PointerKind.MapValue _ -> "value ";
            case PointerKind.Context _ -> "context ";
            case PointerKind.Stack _ -> "stack ";
            case PointerKind.Socket socket -> socket.typeName() + " ";
            case PointerKind.MapObject _, PointerKind.Packet _, PointerKind.PacketMeta _, PointerKind.PacketEnd _, PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.Memory _, PointerKind.Kernel _,
                    PointerKind.Function _ -> "";
        };
        checkAlignment(name, pointer.variable(), pointer.offset(), access);
    }

    /// @param offset the constant part of the address, without that of the instruction
    void checkAlignment(String name, ScalarRange variable, int offset, Access access) throws Rejected {
        Tnum address = variable.bits().add(Tnum.of((long) offset + access.offset()));
        if ((address.max() & access.size() - 1) != 0) {
            throw analysis.refuse(Rejected.EACCES, "misaligned " + name + "access off " + RangeText.bits(variable.bits()) + "+" + offset + "+"
                    + access.offset() + " size " + access.size());
        }
    }

    private void checkPacketAlignment(Pointer pointer, Access access) throws Rejected {
        // Packets begin two bytes off a multiple of four, so that the IP header is aligned.
        int shift = 2;
        Tnum address = pointer.variable().bits().add(Tnum.of((long) shift + pointer.offset() + access.offset()));
        if ((address.max() & access.size() - 1) != 0) {
            throw analysis.refuse(Rejected.EACCES, "misaligned packet access off " + shift + "+" + RangeText.bits(pointer.variable().bits()) + "+" + pointer.offset() + "+"
                    + access.offset() + " size " + access.size());
        }
    }

    /// Checks that nothing was added to a pointer of which only fixed places may be accessed.
    void checkUnchanged(Pointer pointer, int register) throws Rejected {
        String name = pointer.typeName();
        if (pointer.offset() < 0) {
            throw analysis.refuse(Rejected.EACCES, "negative offset " + name + " ptr R" + register + " off=" + pointer.offset() + " disallowed");
        }
        if (pointer.offset() != 0) {
            throw analysis.refuse(Rejected.EACCES, "dereference of modified " + name + " ptr R" + register + " off=" + pointer.offset() + " disallowed");
        }
        if (!pointer.isFixed() || pointer.variable().value() != 0) {
            throw analysis.refuse(Rejected.EACCES, "variable " + name + " access var_off=" + RangeText.bits(pointer.variable().bits()) + " disallowed");
        }
    }

    void checkMapDirection(int map, Pointer pointer, long offset, int size, Direction direction) throws Rejected {
        MapSpec spec = analysis.map(map);
        boolean readOnly = isReadOnly(spec);
        boolean writeOnly = (spec.flags() & WRITE_ONLY_FLAG) != 0;
        if (direction == Direction.STORE && readOnly) {
            throw analysis.refuse(Rejected.EACCES, "write into map forbidden, value_size=" + spec.valueSize() + " off=" + fixed(pointer, offset) + " size=" + size);
        }
        if (direction == Direction.LOAD && writeOnly) {
            throw analysis.refuse(Rejected.EACCES, "read from map forbidden, value_size=" + spec.valueSize() + " off=" + fixed(pointer, offset) + " size=" + size);
        }
    }

    /// Whether programs may not write. Maps of devices are so from the start.
    static boolean isReadOnly(MapSpec spec) {
        return spec.mutability() == MapSpec.Mutability.READ_ONLY || (spec.flags() & READ_ONLY_FLAG) != 0 || spec.type().startsWith("devmap");
    }

    private static long fixed(Pointer pointer, long offset) {
        return offset + pointer.variable().smin();
    }

    private long size(Pointer pointer) {
        return switch (pointer.kind()) {
            case PointerKind.MapValue(int map, int _) -> analysis.map(map).valueSize();
            case PointerKind.MapKey(int map) -> analysis.map(map).keySize();
            case PointerKind.Memory(long bytes, var _, int _) -> bytes;
            case PointerKind.Context _, PointerKind.MapObject _, PointerKind.Stack _, PointerKind.Packet _, PointerKind.PacketMeta _, PointerKind.PacketEnd _,
                    PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.FlowKeys _, PointerKind.Socket _, PointerKind.Kernel _, PointerKind.Function _ -> throw new IllegalStateException(pointer.typeName());
        };
    }

    /// Checks an access to memory of a known size.
    ///
    /// @param offset the constant part, with that of the pointer
    void check(int register, Pointer pointer, long offset, long size, Zero zero) throws Rejected {
        ScalarRange variable = pointer.variable();
        long bytes = size(pointer);
        long lowest = offset + variable.smin();
        if (variable.smin() < 0 && (variable.smin() == Long.MIN_VALUE || lowest != (int) lowest || lowest < 0)) {
            throw negative(register);
        }
        if (!fits((int) lowest, size, bytes, zero)) {
            explain(pointer, (int) lowest, size, bytes);
            throw analysis.refuse(Rejected.EACCES, "R" + register + " min value is outside of the allowed memory range");
        }
        if (Long.compareUnsigned(variable.umax(), MemoryRules.LARGEST_OFFSET) >= 0) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " unbounded memory access, make sure to bounds check any such access");
        }
        long highest = offset + variable.umax();
        if (!fits((int) highest, size, bytes, zero)) {
            explain(pointer, (int) highest, size, bytes);
            throw analysis.refuse(Rejected.EACCES, "R" + register + " max value is outside of the allowed memory range");
        }
    }

    private Rejected negative(int register) {
        return analysis.refuse(Rejected.EACCES, "R" + register + " min value is negative, either use unsigned index or do a if (index >=0) check.");
    }

    private static boolean fits(int offset, long size, long bytes, Zero zero) {
        boolean positive = size > 0 || size == 0 && zero == Zero.ALLOWED;
        return offset >= 0 && positive && offset + size <= bytes;
    }

    private void explain(Pointer pointer, int offset, long size, long bytes) {
        String where = " off=" + offset + " size=" + size;
        analysis.log.print(switch (pointer.kind()) {
            case PointerKind.MapKey _ -> "invalid access to map key, key_size=" + bytes + where + "\n";
            case PointerKind.MapValue _ -> "invalid access to map value, value_size=" + bytes + where + "\n";
            case PointerKind.Context _, PointerKind.MapObject _, PointerKind.Stack _, PointerKind.Packet _, PointerKind.PacketMeta _, PointerKind.PacketEnd _,
                    PointerKind.TracepointBuffer _, PointerKind.ConstantDynptr _, PointerKind.FlowKeys _, PointerKind.Socket _, PointerKind.Memory _, PointerKind.Kernel _, PointerKind.Function _ ->
                    "invalid access to memory, mem_size=" + bytes + where + "\n";
        });
    }

    void checkPacket(int register, Pointer pointer, long offset, long size, Zero zero) throws Rejected {
        if (pointer.variable().smin() < 0) {
            throw negative(register);
        }
        if (pointer.range() < 0) {
            throw analysis.refuse(Rejected.EINVAL, "R" + register + " offset is outside of the packet");
        }
        if (!fits((int) offset, size, pointer.range(), zero)) {
            analysis.log.print("invalid access to packet, off=" + (int) offset + " size=" + size + ", R" + register + "(id=" + pointer.id() + ",off=" + (int) offset
                    + ",r=" + pointer.range() + ")\n");
            throw analysis.refuse(Rejected.EACCES, "R" + register + " offset is outside of the packet");
        }
    }

    void checkFlowKeys(long offset, int size) throws Rejected {
        if (offset < 0 || offset + size > FLOW_KEYS_BYTES) {
            throw analysis.refuse(Rejected.EACCES, "invalid access to flow keys off=" + offset + " size=" + size);
        }
    }

    /// A buffer may be as long as it likes, but has a beginning.
    void checkBuffer(int register, Pointer pointer, int offset, int size) throws Rejected {
        if (offset < 0) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " invalid tracepoint buffer access: off=" + offset + ", size=" + size);
        }
        if (!pointer.isFixed() || pointer.variable().value() != 0) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " invalid variable buffer offset: off=" + offset + ", var_off=" + RangeText.bits(pointer.variable().bits()));
        }
    }

    void checkSocket(int register, Pointer pointer, long offset, int size) throws Rejected {
        if (pointer.variable().smin() < 0) {
            throw negative(register);
        }
        String view = ((PointerKind.Socket) pointer.kind()).kind().typeName();
        if (analysis.contexts.access(view, 0, Direction.LOAD, offset, size).isEmpty()) {
            throw analysis.refuse(Rejected.EACCES, "R" + register + " invalid " + pointer.typeName() + " access off=" + offset + " size=" + size);
        }
    }
}
