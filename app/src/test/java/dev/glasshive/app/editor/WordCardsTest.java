package dev.glasshive.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.CodeCard;
import dev.glasshive.platform.Platforms;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordCardsTest {
    private static final String TEXT = """
            .program xdp main
            .map hits hash key=4 value=8 max=4
                r2 = *(u32 *)(r1 + 4) ; data 4
                r1 = hits ll
                call bpf_map_lookup_elem
                call bpf_skb_store_bytes
                if r0 == 0 goto end
                r2 = *(u32 *)(r1 + 4)
            end:
                exit
            """;

    @Test
    void helpersTellWhatTheyTakeAndWhoMayCallThem() {
        CodeCard card = card("bpf_map_lookup").orElseThrow();
        assertThat(lines(card)).anyMatch(l -> l.startsWith("void *bpf_map_lookup_elem(")).anyMatch(l -> l.startsWith("r2  const void *key  a key")).anyMatch(l -> l.contains("Compare"))
                .anyMatch(l -> l.contains("socket_filter"));
        assertThat(card("bpf_skb_store").orElseThrow().title()).contains("xdp").contains("not");
    }

    @Test
    void namesTellWhereTheyAreAndWhereTheyAreUsed() {
        assertThat(lines(card("hits ll").orElseThrow())).contains(".map hits hash key=4 value=8 max=4", "in line 4");
        assertThat(card("end\n").orElseThrow().source()).isEqualTo("line 9");
    }

    @Test
    void offsetsTellTheFieldOfTheContext() {
        assertThat(card("4) ; data").map(CodeCard::text)).contains("data_end");
        assertThat(card("4)\nend")).isEmpty();
        assertThat(card("4\n")).as("in a comment").isEmpty();
    }

    @Test
    void registersAreForOthersToKnow() {
        assertThat(card("r0 == 0").map(CodeCard::title)).contains("r0 in 6");
    }

    private static List<String> lines(CodeCard card) {
        return card.sections().stream().flatMap(s -> s.lines().stream()).toList();
    }

    private static Optional<CodeCard> card(String at) {
        TextLines lines = new TextLines(TEXT);
        int offset = TEXT.indexOf(at);
        int line = lines.lineAt(offset);
        return new WordCards(TEXT, Platforms.linux(), Optional.empty(), place -> Optional.of(new CodeCard("", place.register() + " in " + place.line(), "", List.of())))
                .at(line, offset - lines.start(line));
    }
}
