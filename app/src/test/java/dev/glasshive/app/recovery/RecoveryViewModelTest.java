package dev.glasshive.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Document;
import dev.glasshive.app.workspace.Given;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.OpenObject;
import dev.glasshive.app.workspace.Presets;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import dev.glasshive.watch.Condition;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryViewModelTest {
    private static final Optional<Given> GIVEN = Optional.of(new Given(new Capture("two.pcap", List.of(Packet.of(Bytes.ofHex("0102")))), new Capture("two.pcap", List.of(Packet.of(Bytes.ofHex("0103")))),
            new Presets(Map.of(new Presets.Slot("hits = \u00fc", Bytes.ofLittleEndian(6, 4)), Optional.of(Bytes.ofLittleEndian(3, 8)), new Presets.Slot("hits = \u00fc", Bytes.ofLittleEndian(7, 4)), Optional.empty()),
                    Map.of("ingress_ifindex", "0x7"))));
    private static final Draft DRAFT = new Draft("mine.bpf", Optional.of(Path.of("mine.bpf").toAbsolutePath().toString()), Workspaces.SMALL, 11,
            List.of(new Draft.Breakpoint("main", 3, "r6 > 3"), new Draft.Breakpoint("main", 4, "")), "windows", GIVEN, Instant.parse("2026-11-28T14:03:00Z"));

    private final Workspace workspace = Workspaces.empty();
    private final RecoveryViewModel model = new RecoveryViewModel(workspace);
    private final List<String> told = new ArrayList<>();

    @Test
    void aRestoredDraftIsAsItWasLeft() {
        model.offer(DRAFT, () -> told.add("restored"), () -> told.add("discarded"));
        model.restore(model.offers().getFirst(), caret -> told.add("caret " + caret));
        assertThat(told).containsExactly("caret 11", "restored");
        assertThat(model.offers()).isEmpty();
        Document document = workspace.session().get().document();
        assertThat(document.text()).isEqualTo(Workspaces.SMALL);
        assertThat(document.path()).contains(Path.of("mine.bpf").toAbsolutePath());
        assertThat(document.unsaved()).isTrue();
        assertThat(workspace.session().get().setup().platform().id()).isEqualTo("windows");
        assertThat(Optional.of(workspace.session().get().edits().now())).isEqualTo(GIVEN);
        assertThat(workspace.breakpoints()).containsExactlyInAnyOrder(new Lines.Instruction("main", 3), new Lines.Instruction("main", 4));
        assertThat(workspace.stops().conditions().get(new Lines.Instruction("main", 3))).isNotNull().extracting(Condition::text).isEqualTo("r6 > 3");
    }

    @Test
    void offersAreOutOfTheWayOnceTheUserGoesOnAndStayKept() {
        model.offer(DRAFT, () -> told.add("restored"), () -> told.add("discarded"));
        workspace.openText("given.bpf", Workspaces.SMALL);
        assertThat(model.shown().get()).as("nobody has done anything yet").isTrue();
        model.act();
        workspace.step();
        assertThat(model.shown().get()).isFalse();
        assertThat(workspace.notice().get().map(Notice::text)).hasValueSatisfying(words -> assertThat(words).contains("Show what a crash left"));
        model.show();
        assertThat(model.shown().get()).isTrue();
        workspace.openText("other.bpf", Workspaces.SMALL + "; more\n");
        assertThat(model.shown().get()).isFalse();
        model.show();
        model.lookElsewhere();
        assertThat(model.shown().get()).isFalse();
        assertThat(model.offers()).hasSize(1);
        assertThat(told).isEmpty();
        assertThat(new RecoveryViewModel(model).shown().get()).isFalse();
    }

    @Test
    void offersStayInSightWhileNothingIsOpenAndWhileOneOfThemIsRestored() {
        model.offer(DRAFT, () -> told.add("restored"), () -> told.add("discarded"));
        model.offer(DRAFT, () -> told.add("restored"), () -> told.add("discarded"));
        model.lookElsewhere();
        assertThat(model.shown().get()).isTrue();
        model.restore(model.offers().getFirst(), caret -> { });
        assertThat(model.shown().get()).isTrue();
    }

    @Test
    void aDiscardedDraftIsGone() {
        model.offer(DRAFT, () -> told.add("restored"), () -> told.add("discarded"));
        model.discard(model.offers().getFirst());
        assertThat(told).containsExactly("discarded");
        assertThat(model.offers()).isEmpty();
        assertThat(workspace.session().get().document().text()).isEmpty();
    }

    @Test
    void theWordsSayTheTimeAndTheDayIfItWasAnother() {
        assertThat(RecoveryViewModel.words(DRAFT, ZoneOffset.UTC, LocalDate.of(2026, 11, 28))).isEqualTo("mine.bpf as you left it at 14:03");
        assertThat(RecoveryViewModel.words(DRAFT, ZoneOffset.UTC, LocalDate.of(2026, 11, 29))).isEqualTo("mine.bpf as you left it on 28 November at 14:03");
    }

    @Test
    void closedTextsComeBackTheNewestFirst() {
        workspace.openText("one.bpf", Workspaces.SMALL);
        model.closing(Workspaces.SMALL + "; one", false, 5);
        model.closing(Workspaces.SMALL + "; two", true, 6);
        model.reopenClosed(caret -> told.add("caret " + caret));
        assertThat(workspace.session().get().document().text()).endsWith("; two");
        assertThat(workspace.session().get().document().unsaved()).isFalse();
        model.reopenClosed(caret -> told.add("caret " + caret));
        assertThat(workspace.session().get().document().text()).endsWith("; one");
        assertThat(workspace.session().get().document().unsaved()).isTrue();
        assertThat(told).containsExactly("caret 6", "caret 5");
        assertThat(model.canReopen()).isFalse();
        model.reopenClosed(caret -> told.add("never"));
        assertThat(told).hasSize(2);
        model.tellNoneClosed();
        assertThat(workspace.notice().get().map(Notice::level)).contains(Notice.Level.INFO);
    }

    @Test
    void whatLayInMapsComesBackWithAClosedText() {
        workspace.openText("one.bpf", Workspaces.SMALL);
        workspace.give(given -> given.with(GIVEN.orElseThrow().presets()), timeline -> 0);
        model.closing(Workspaces.SMALL, true, 0);
        workspace.openText("two.bpf", "exit");
        assertThat(workspace.session().get().presets()).isEqualTo(Presets.NONE);
        model.reopenClosed(caret -> { });
        assertThat(workspace.session().get().presets()).isEqualTo(GIVEN.orElseThrow().presets());
    }

    @Test
    void anObjectThatWasClosedUntouchedIsStillTheObject() {
        workspace.openSample("count_protocols");
        String listing = workspace.session().get().document().text();
        model.closing(listing, true, 0);
        model.closing(listing + "; mine", false, 0);
        model.reopenClosed(caret -> { });
        assertThat(workspace.session().get().document().object()).isEmpty();
        model.reopenClosed(caret -> { });
        assertThat(workspace.session().get().document().object()).isPresent();
        assertThat(workspace.session().get().timeline()).isPresent();
    }

    @Test
    void thePileIsBounded() {
        workspace.openText("one.bpf", "exit");
        for (int i = 0; i < 2 * ClosedTexts.MOST; i++) {
            model.closing("exit ; " + i, false, 0);
        }
        int reopened = 0;
        while (model.canReopen()) {
            model.reopenClosed(caret -> { });
            reopened++;
        }
        assertThat(reopened).isEqualTo(ClosedTexts.MOST);
        String huge = "; ".repeat((int) ClosedTexts.MOST_LETTERS / 3);
        model.closing(huge, false, 0);
        model.closing(huge + "x", false, 0);
        model.reopenClosed(caret -> { });
        assertThat(model.canReopen()).isFalse();
    }

    @Test
    void theTextOfAnObjectIsNeverWrittenOverIt() {
        Document object = Document.ofObject("a.o", Optional.of(Path.of("a.o")), "exit", new OpenObject(Workspaces.of(Workspaces.SMALL).session().get().programs().orElseThrow()), Optional.empty());
        assertThat(object.withText("r0 = 1").path()).isEmpty();
    }
}
