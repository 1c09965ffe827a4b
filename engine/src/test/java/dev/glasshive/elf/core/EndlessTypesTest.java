package dev.glasshive.elf.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.BtfType;
import dev.glasshive.elf.BtfType.Array;
import dev.glasshive.elf.BtfType.Composite;
import dev.glasshive.elf.BtfType.Encoding;
import dev.glasshive.elf.BtfType.Int;
import dev.glasshive.elf.BtfType.Keyword;
import dev.glasshive.elf.BtfType.Member;
import dev.glasshive.elf.BtfType.Parameter;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.BtfType.Prototype;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Types of a hostile file, which name each other so that looking through them would not end.
class EndlessTypesTest {
    private static final Int NUMBER = new Int("int", 4, 32, Encoding.SIGNED);

    @Test
    void anArrayOfItselfAgreesWithNothing() {
        Btf types = new Btf(List.of(new Array(1, 1, 3)));

        assertThat(new TypeRules(types, types).fieldsAgree(1, 1)).isFalse();
    }

    @Test
    void functionsThatTakeFunctionsManyTimesAreComparedOnlySoFar() {
        List<BtfType> types = new ArrayList<>(List.of(NUMBER));
        for (int level = 0; level < 15; level++) {
            types.add(new Prototype(1, Collections.nCopies(20, new Parameter("f", types.size()))));
            types.add(new Pointer(types.size()));
        }
        Btf btf = new Btf(types);

        assertThat(new TypeRules(btf, btf).agree(types.size(), types.size())).isFalse();
    }

    @Test
    void structuresOfManyMembersOfTheSameNameAreComparedOnlySoFar() {
        TypeRules rules = new TypeRules(nested(NUMBER), nested(new Int("long", 8, 64, Encoding.SIGNED)));

        assertThat(rules.matches(10, 10)).isFalse();
    }

    private static Btf nested(Int innermost) {
        List<BtfType> types = new ArrayList<>(List.of(innermost));
        for (int level = 0; level < 10; level++) {
            types.add(new Composite(Keyword.STRUCT, "level", 8, Collections.nCopies(20, new Member("m", types.size(), 0, 0))));
        }
        return new Btf(types);
    }

    @Test
    void aMemberIsLookedForOnceInAnUnnamedStructureThatHoldsItself() throws CoreFault {
        Btf local = new Btf(List.of(NUMBER, new Composite(Keyword.STRUCT, "s", 4, List.of(new Member("wanted", 1, 0, 0)))));
        Btf target = new Btf(List.of(new Composite(Keyword.STRUCT, "s", 4, List.of(new Member("", 1, 0, 0), new Member("", 1, 0, 0)))));
        CorePath path = new PathReader(local).read(2, "0:0", CoreKind.FIELD_BYTE_OFFSET);

        assertThatExceptionOfType(NoMatch.class).isThrownBy(() -> new Matcher(local, target).match(path, 1, CoreKind.FIELD_BYTE_OFFSET));
    }

    @Test
    void aBitFieldOfATypeWithoutBytesHasNoPlace() throws CoreFault {
        Btf types = new Btf(List.of(new Int("nothing", 0, 0, Encoding.UNSIGNED), new Composite(Keyword.STRUCT, "s", 4, List.of(new Member("bits", 1, 0, 3)))));
        CorePath path = new PathReader(types).read(2, "0:0", CoreKind.FIELD_BYTE_OFFSET);

        assertThatExceptionOfType(CoreFault.class).isThrownBy(() -> new Question(types, CoreKind.FIELD_BYTE_OFFSET, ByteOrder.LITTLE_ENDIAN).answer(path));
    }
}
