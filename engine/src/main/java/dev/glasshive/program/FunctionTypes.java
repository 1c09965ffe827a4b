package dev.glasshive.kernel;

import dev.glasshive.isa.Instruction.LoadImm64;
import dev.glasshive.isa.WideSource;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.program.Subprogram;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The functions of a program as the kernel wants them described before it calls one back: each a static function that gives an `int`.
///
/// @param btf one type of function and a name each (BTF, kernel documentation "BPF Type Format")
/// @param functions where each begins and its type: `struct bpf_func_info`
public record FunctionTypes(Bytes btf, Bytes functions) {
    /// Of one function in [#functions].
    public static final int RECORD_BYTES = 8;
    private static final short MAGIC = (short) 0xeb9f;
    private static final int HEADER_BYTES = 24;
    private static final int INT = 1 << 24;
    private static final int FUNC = 12 << 24;
    private static final int FUNC_PROTO = 13 << 24;
    private static final int SIGNED_32_BITS = 1 << 24 | 32;
    private static final int INT_ID = 1;
    private static final int PROTOTYPE_ID = 2;

    /// Whether `program` takes the address of a function.
    public static boolean wanted(Program program) {
        return program.code().instructions().stream().anyMatch(i -> i instanceof LoadImm64 load && load.source() == WideSource.CODE);
    }

    /// Those of `program`.
    public static FunctionTypes of(Program program) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        ByteArrayOutputStream types = new ByteArrayOutputStream();
        ByteArrayOutputStream functions = new ByteArrayOutputStream();
        names.write(0);
        numbers(types, name(names, "int"), INT, 4, SIGNED_32_BITS);
        numbers(types, 0, FUNC_PROTO, INT_ID);
        int id = PROTOTYPE_ID;
        for (Subprogram function : program.subprograms()) {
            numbers(types, name(names, function.name().replaceAll("[^A-Za-z0-9_]", "_")), FUNC, PROTOTYPE_ID);
            numbers(functions, function.start(), ++id);
        }
        ByteBuffer btf = ByteBuffer.allocate(HEADER_BYTES + types.size() + names.size()).order(ByteOrder.nativeOrder());
        btf.putShort(MAGIC).put((byte) 1).put((byte) 0).putInt(HEADER_BYTES).putInt(0).putInt(types.size()).putInt(types.size()).putInt(names.size())
                .put(types.toByteArray()).put(names.toByteArray());
        return new FunctionTypes(Bytes.of(btf.array()), Bytes.of(functions.toByteArray()));
    }

    private static int name(ByteArrayOutputStream names, String name) {
        int at = names.size();
        names.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        names.write(0);
        return at;
    }

    private static void numbers(ByteArrayOutputStream out, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
        buffer.asIntBuffer().put(values);
        out.writeBytes(buffer.array());
    }
}
