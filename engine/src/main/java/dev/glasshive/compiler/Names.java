package dev.glasshive.compiler;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Arithmetic;
import dev.glasshive.vm.CompiledCalls;
import dev.glasshive.vm.CompiledMemory;
import dev.glasshive.vm.MapValues;
import dev.glasshive.vm.Vm;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Classes and method types by which compiled code calls.
final class Names {
    static final ClassDesc SEGMENT = ClassDesc.of(Segment.class.getName());
    static final ClassDesc COMPILED = ClassDesc.of(Segment.class.getPackageName(), "Compiled");
    static final ClassDesc VM = ClassDesc.of(Vm.class.getName());
    static final ClassDesc CALLS = ClassDesc.of(CompiledCalls.class.getName());
    static final ClassDesc MEMORY = ClassDesc.of(CompiledMemory.class.getName());
    static final ClassDesc HELPER = ClassDesc.of(CompiledCalls.HelperSite.class.getName());
    static final ClassDesc MAP_VALUES = ClassDesc.of(MapValues.class.getName());
    static final ClassDesc LOCAL_CALL = ClassDesc.of(LocalCall.class.getName());
    static final ClassDesc LEAVE = ClassDesc.of(Leave.class.getName());
    static final ClassDesc ARITHMETIC = ClassDesc.of(Arithmetic.class.getName());
    static final ClassDesc ALU_OP = ClassDesc.of(AluOp.class.getName());
    static final ClassDesc OPERATOR_WRITER = ClassDesc.of(OperatorWriter.class.getName());
    static final ClassDesc LONG = ClassDesc.of(Long.class.getName());
    static final ClassDesc INTEGER = ClassDesc.of(Integer.class.getName());
    static final ClassDesc THROWN = ClassDesc.of(RuntimeException.class.getName());
    static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    static final ClassDesc I = ConstantDescs.CD_int;
    static final ClassDesc J = ConstantDescs.CD_long;
    static final ClassDesc Z = ConstantDescs.CD_boolean;
    static final ClassDesc V = ConstantDescs.CD_void;

    private Names() {}

    static MethodTypeDesc type(ClassDesc result, ClassDesc... arguments) {
        return MethodTypeDesc.of(result, arguments);
    }
}
