package dev.glasshive.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.elf.BtfType.DeclarationTag;
import dev.glasshive.elf.BtfType.Function;
import dev.glasshive.elf.BtfType.Linkage;
import dev.glasshive.elf.BtfType.Parameter;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.BtfType.Prototype;
import dev.glasshive.elf.BtfType.Qualified;
import dev.glasshive.elf.BtfType.Qualifier;
import dev.glasshive.elf.BtfType.Typedef;
import dev.glasshive.program.FunctionSignature;
import dev.glasshive.program.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionSignaturesTest {
    @Test
    void namesAndQualifiersThatGoRoundInCirclesEnd() {
        Btf btf = new Btf(List.of(new Typedef("round", 2), new Qualified(Qualifier.CONST, 1), new Pointer(1), new Prototype(0, List.of(new Parameter("p", 3))),
                new Function("f", 4, Linkage.GLOBAL)));

        assertThat(new FunctionSignatures(btf).of(5).orElseThrow().parameters()).extracting(FunctionSignature.Parameter::type).containsExactly(new ValueType.Other("TYPEDEF", "round"));
    }

    @Test
    void tagsBelongToTheFunctionOrToOneParameter() {
        Btf btf = new Btf(List.of(new Prototype(0, List.of(new Parameter("a", 0), new Parameter("b", 0))), new Function("f", 1, Linkage.GLOBAL), new DeclarationTag("whole", 2, -1),
                new DeclarationTag("second", 2, 1), new DeclarationTag("other", 1, 0)));

        FunctionSignature signature = new FunctionSignatures(btf).of(2).orElseThrow();

        assertThat(signature.tags()).containsExactly("whole");
        assertThat(signature.parameters()).extracting(FunctionSignature.Parameter::tags).containsExactly(List.of(), List.of("second"));
    }
}
