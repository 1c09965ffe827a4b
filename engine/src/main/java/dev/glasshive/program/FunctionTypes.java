package dev.glasshive.program;

import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.ProgramTypes.FunctionRecord;
import dev.glasshive.program.ProgramTypes.Table;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Types for programs that were written without any. Linux calls back only functions that are described in BTF, which an assembler's text has no words for; so each is described as a static
/// function that gives an `int` and says nothing of what it takes (kernel documentation "BPF Type Format"). The kernel's verifier learns that from the helper that calls it.
public final class FunctionTypes {
    private static final int RECORD_BYTES = 8;
    private static final int LINE_BYTES = 16;
    private static final short MAGIC = (short) 0xeb9f;
    private static final int HEADER_BYTES = 24;
    private static final int INT = 1 << 24;
    private static final int FUNC = 12 << 24;
    private static final int FUNC_PROTO = 13 << 24;
    private static final int SIGNED_32_BITS = 1 << 24 | 32;
    private static final int INT_ID = 1;
    private static final int PROTOTYPE_ID = 2;
    private static final String INT_NAME = "int";

    private FunctionTypes() {}

    /// What `program` brings along; else what is made for it, if it takes the address of a function.
    public static Optional<ProgramTypes> of(Program program) {
        return program.types().or(() -> takesAddresses(program) ? Optional.of(described(program)) : Optional.empty());
    }

    private static boolean takesAddresses(Program program) {
        return program.code().instructions().stream().anyMatch(i -> i instanceof LoadImm64 load && load.source() == WideSource.CODE);
    }

    private static ProgramTypes described(Program program) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        ByteArrayOutputStream types = new ByteArrayOutputStream();
        ByteArrayOutputStream functions = new ByteArrayOutputStream();
        List<FunctionRecord> records = new ArrayList<>();
        names.write(0);
        numbers(types, name(names, INT_NAME), INT, Integer.BYTES, SIGNED_32_BITS);
        numbers(types, 0, FUNC_PROTO, INT_ID);
        int id = PROTOTYPE_ID;
        for (Subprogram function : program.subprograms()) {
            String name = function.name().replaceAll("[^A-Za-z0-9_]", "_");
            numbers(types, name(names, name), FUNC, PROTOTYPE_ID);
            numbers(functions, function.start(), ++id);
            records.add(new FunctionRecord(function.start(), id, Optional.of(signature(name)), false));
        }
        ByteBuffer btf = ByteBuffer.allocate(HEADER_BYTES + types.size() + names.size()).order(ByteOrder.LITTLE_ENDIAN);
        btf.putShort(MAGIC).put((byte) 1).put((byte) 0).putInt(HEADER_BYTES).putInt(0).putInt(types.size()).putInt(types.size()).putInt(names.size())
                .put(types.toByteArray()).put(names.toByteArray());
        return new ProgramTypes(Bytes.of(btf.array()), new Table<>(Bytes.of(functions.toByteArray()), RECORD_BYTES, records), new Table<>(Bytes.EMPTY, LINE_BYTES, List.of()));
    }

    private static FunctionSignature signature(String name) {
        return new FunctionSignature(name, FunctionSignature.Linkage.STATIC, new ValueType.Scalar("INT", INT_NAME, Integer.BYTES), List.of(), List.of());
    }

    private static int name(ByteArrayOutputStream names, String name) {
        int at = names.size();
        names.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        names.write(0);
        return at;
    }

    private static void numbers(ByteArrayOutputStream out, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(values);
        out.writeBytes(buffer.array());
    }
}
