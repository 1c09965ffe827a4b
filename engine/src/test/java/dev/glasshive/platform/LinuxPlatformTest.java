package dev.glasshive.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables of Linux, where other parts rely on them.
final class LinuxPlatformTest {
    private final Platform linux = Platforms.linux();

    private ProgramType type(String name) {
        return linux.programType(name).orElseThrow();
    }

    @Test
    void helpersAreFoundByNumberAndName() {
        assertThat(linux.helperId("bpf_map_lookup_elem")).hasValue(1);
        Helper helper = linux.helper(12).orElseThrow();
        assertThat(helper.name()).isEqualTo("bpf_tail_call");
        assertThat(helper.arguments()).isEqualTo(List.of(Helper.Argument.CONTEXT, Helper.Argument.PROGRAM_ARRAY, Helper.Argument.ANY));
        assertThat(helper.result()).as("a tail call that comes back leaves nothing in r0").isEqualTo("nothing");
        assertThat(linux.helper(0)).isEmpty();
        assertThat(linux.helperId("bpf_nonsense")).isEmpty();
    }

    @Test
    void everyHelperHasANameOfItsOwn() {
        assertThat(linux.helpers().values().stream().map(Helper::name)).doesNotHaveDuplicates().allMatch(name -> name.startsWith("bpf_"));
        linux.helpers().forEach((id, helper) -> assertThat(helper.id()).isEqualTo(id));
    }

    @Test
    void fieldsOfContextsDoNotOverlap() {
        for (ProgramType type : linux.programTypes().values()) {
            int end = 0;
            for (ContextLayout.Field field : type.context().fields()) {
                assertThat(field.offset()).as("%s of %s", field.name(), type.context().name()).isGreaterThanOrEqualTo(end);
                end = field.offset() + field.size();
            }
            assertThat(type.context().size()).isEqualTo(end + 7 & ~7);
        }
    }

    @Test
    void aFieldHoldsWhatLiesWhollyInside() {
        ContextLayout context = type("xdp").context();
        assertThat(context.fieldAt(12, 4)).map(ContextLayout.Field::name).contains("ingress_ifindex");
        assertThat(context.fieldAt(14, 2)).map(ContextLayout.Field::name).contains("ingress_ifindex");
        assertThat(context.fieldAt(14, 4)).isEmpty();
        assertThat(context.fieldAt(-1, 1)).isEmpty();
        assertThat(context.fieldAt(Integer.MAX_VALUE - 3, 8)).as("where offset and size overflow").isEmpty();
    }

    @Test
    void resultsHaveWords() {
        assertThat(type("xdp").meaning(2)).isEqualTo("XDP_PASS");
        assertThat(type("xdp").meaning(0x1_0000_0001L)).as("the hook looks at the lower half").isEqualTo("XDP_DROP");
        assertThat(type("xdp").meaning(77)).isEqualTo("no code of XDP");
        assertThat(type("socket_filter").meaning(0)).isEqualTo("drop");
        assertThat(type("socket_filter").meaning(-1)).isEqualTo("keep 4294967295 bytes");
    }
}
