package dev.glasshive.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.elf.BtfType.Array;
import dev.glasshive.elf.BtfType.Composite;
import dev.glasshive.elf.BtfType.DataSection;
import dev.glasshive.elf.BtfType.Encoding;
import dev.glasshive.elf.BtfType.Int;
import dev.glasshive.elf.BtfType.Keyword;
import dev.glasshive.elf.BtfType.Linkage;
import dev.glasshive.elf.BtfType.Member;
import dev.glasshive.elf.BtfType.Placement;
import dev.glasshive.elf.BtfType.Variable;
import dev.glasshive.program.ValueField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueFieldsTest {
    private static final Int NUMBER = new Int("int", 4, 32, Encoding.SIGNED);

    @Test
    void partsOfTheKernelAreFoundInEachElementOfAnArray() {
        Btf btf = new Btf(List.of(NUMBER, struct("bpf_timer", 1), new Array(2, 1, 3), struct("value", 3)));

        assertThat(new ValueFields(btf).of(4)).extracting(ValueField::kind).containsExactly(ValueField.Kind.TIMER, ValueField.Kind.TIMER, ValueField.Kind.TIMER);
    }

    @Test
    void anArrayOfBillionsOfNumbersHoldsNothingAndEnds() {
        Btf btf = new Btf(List.of(NUMBER, new Array(1, 1, Integer.MAX_VALUE), new Array(2, 1, Integer.MAX_VALUE), struct("value", 3)));

        assertThat(new ValueFields(btf).of(4)).isEmpty();
    }

    @Test
    void structuresThatHoldEachOtherManyTimesEnd() {
        List<BtfType> types = new ArrayList<>(List.of(NUMBER));
        for (int level = 0; level < 9; level++) {
            types.add(struct("level" + level, Collections.nCopies(1000, level + 1).toArray(Integer[]::new)));
        }

        assertThat(new ValueFields(new Btf(types)).of(types.size())).isEmpty();
    }

    @Test
    void aVariableOfItsOwnTypeHoldsNothing() {
        Btf btf = new Btf(List.of(new Variable("round", 1, Linkage.GLOBAL), new DataSection(".data", 4, List.of(new Placement(1, 0, 4)))));

        assertThat(new ValueFields(btf).of(2)).isEmpty();
    }

    @Test
    void noMorePartsAreFoundThanAnySystemTakes() {
        Btf btf = new Btf(List.of(NUMBER, struct("bpf_timer", 1), new Array(2, 1, Integer.MAX_VALUE), struct("value", 3, 3)));

        assertThat(new ValueFields(btf).of(4)).hasSize(65);
    }

    private static Composite struct(String name, Integer... members) {
        return new Composite(Keyword.STRUCT, name, 16, List.of(members).stream().map(type -> new Member("m", type, 0, 0)).toList());
    }
}
