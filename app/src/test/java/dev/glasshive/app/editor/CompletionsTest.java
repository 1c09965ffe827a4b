package dev.glasshive.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The caret stands at `|`.
class CompletionsTest {
    private static final String HEAD = """
            .program xdp main
            .map hits hash key=4 value=8 max=4
            start:
                r6 = r1
            """;

    @Test
    void callsOfferTheHelpersOfTheTypeAndTheFunctionsOfTheProgram() {
        assertThat(names(HEAD + "call bpf_map_l|")).containsExactly("bpf_map_lookup_elem", "bpf_map_lookup_percpu_elem");
        assertThat(names(HEAD + "call lookup|")).contains("bpf_map_lookup_elem");
        assertThat(names(HEAD + "call |\n.func twice\nexit")).startsWith("twice", "start").contains("bpf_xdp_adjust_head").doesNotContain("bpf_skb_store_bytes");
        assertThat(names("call bpf_skb_store|")).containsExactly("bpf_skb_store_bytes");
        assertThat(names(HEAD + "call bpf_|", Platforms.windows())).contains("bpf_xdp_adjust_head").doesNotContain("bpf_redirect");
        assertThat(detail(HEAD + "call bpf_map_lookup_e|")).startsWith("void *bpf_map_lookup_elem(");
    }

    @Test
    void jumpsOfferTheLabelsOfTheirProgram() {
        assertThat(names(HEAD + "goto |\n.program xdp other\nend: exit")).containsExactly("start");
        assertThat(names(HEAD + "if r1 == 0 goto st|")).containsExactly("start");
        assertThat(names(HEAD + "jeq r1, 2, st|")).containsExactly("start");
    }

    @Test
    void mapsAreOfferedWithLl() {
        assertThat(first(HEAD + "r1 = h|").insert()).isEqualTo("hits ll");
        assertThat(names(HEAD + "r1 = map_value(|")).containsExactly("hits");
        assertThat(names(HEAD + "lddw %r1, h|")).containsExactly("hits");
    }

    @Test
    void fieldsOfTheContextComeByName() {
        assertThat(names(HEAD + "r2 = *(u32 *)(r1 + |")).startsWith("data", "data_end", "data_meta");
        assertThat(first(HEAD + "r2 = *(u32 *)(r6 + data_e|").insert()).isEqualTo("4) ; data_end");
        assertThat(first(HEAD + "r2 = *(u32 *)(r1 data_e|)").insert()).isEqualTo("+ 4");
        assertThat(first(HEAD + "*(u32 *)(r1 + data_e|) = 1").insert()).isEqualTo("4");
        assertThat(names(HEAD + "r2 = *(u32 *)(r1 + 1|")).contains("ingress_ifindex");
        assertThat(names(HEAD + "r1 = 0\nr2 = *(u32 *)(r1 + |")).isEmpty();
        assertThat(names(HEAD + "ldxw %r2, [%r1+da|")).contains("data");
    }

    @Test
    void fieldsAndResultsCanStandByTheirNames() {
        assertThat(names(HEAD + "r2 = r1->|")).startsWith("data", "data_end").doesNotContain("r1");
        assertThat(names(HEAD + "r2 = r1->data_e|")).containsExactly("data_end");
        assertThat(names(HEAD + "r0 = XDP_P|")).startsWith("XDP_PASS");
        assertThat(names(HEAD + "r0 = XDP_|", Platforms.windows())).contains("XDP_TX").doesNotContain("XDP_REDIRECT");
        assertThat(Completions.isOpenedBy("r2 = r1->")).isTrue();
    }

    @Test
    void instructionsComeFromTheRowsOfTheOperators() {
        assertThat(names(HEAD + "r3 |")).containsAll(Arrays.stream(AluOp.values()).map(op -> op.symbol() + " 0").toList()).contains("= be16 r3");
        assertThat(names(HEAD + "if r3 |")).containsExactlyElementsOf(Arrays.stream(Condition.values()).map(Condition::symbol).toList());
        assertThat(names(HEAD + "r3 = be|")).containsExactly("be16 r3", "be32 r3", "be64 r3");
        assertThat(names(HEAD + "w3 = load|")).hasSize(3);
        assertThat(names(HEAD + "arsh|")).containsExactly("arsh %r1, 0", "arsh %r1, %r2", "arsh32 %r1, 0", "arsh32 %r1, %r2");
        assertThat(names(HEAD + "ex|")).containsExactly("exit");
        assertThat(first(HEAD + "got|").insert()).isEqualTo("goto ");
    }

    @Test
    void directivesTypesAndKeys() {
        assertThat(names(".|")).containsExactly(".program", ".func", ".map", ".init", ".license");
        assertThat(names(".program soc|")).contains("socket_filter", "sock_ops");
        assertThat(names(".map hits per|")).contains("percpu_array", "percpu_hash");
        assertThat(names(".map hits hash |")).containsExactly("key=", "value=", "max=", "flags=", "readonly");
        assertThat(names(HEAD + ".init h|")).contains("hits");
        assertThat(names(HEAD + "r2 = *(|")).startsWith("u8", "u16", "u32", "u64", "s8");
    }

    @Test
    void commentsAndStringsAreLeftAlone() {
        assertThat(names(HEAD + "r1 = 5 ; go|")).isEmpty();
        assertThat(names(HEAD + "r1 = \"hi|")).isEmpty();
        assertThat(names(HEAD + "r1 = 5|")).isEmpty();
        assertThat(names("")).isNotNull();
    }

    @Test
    void theListOpensByItselfWhereItHelps() {
        assertThat(List.of("    ca", "call ", "  if r1 == 0 goto ", "r1 = ", "r2 = *(u32 *)(r1 + ")).allMatch(Completions::isOpenedBy);
        assertThat(List.of("r", "r1 = 12", "r1 += ", "", "r1 = r2 ")).noneMatch(Completions::isOpenedBy);
    }

    @Test
    void everyPlaceOfATextCanBeAsked() {
        String text = HEAD + "lock *(u64 *)(r0 + 0) += r1\nr2 = \"a\" ll\n%r %\n[[((,,::\n.map\n.program\nlddw %r1, map_value(hits)+4\n";
        for (int caret = 0; caret <= text.length(); caret++) {
            assertThat(Completions.at(text, caret, Platforms.linux(), Optional.empty()).start()).isLessThanOrEqualTo(caret);
        }
    }

    private static List<String> names(String marked) {
        return names(marked, Platforms.linux());
    }

    private static List<String> names(String marked, Platform platform) {
        return answer(marked, platform).proposals().stream().map(Proposal::name).toList();
    }

    private static Proposal first(String marked) {
        return answer(marked, Platforms.linux()).proposals().getFirst();
    }

    private static String detail(String marked) {
        return first(marked).detail();
    }

    private static Completions.Answer answer(String marked, Platform platform) {
        int caret = Math.max(0, marked.indexOf('|'));
        return Completions.at(marked.replace("|", ""), caret, platform, Optional.empty());
    }
}
