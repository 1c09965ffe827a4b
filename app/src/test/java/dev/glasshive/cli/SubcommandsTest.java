package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class SubcommandsTest {
    private final Terminal terminal = new Terminal(InputStream.nullInputStream(), new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), Ansi.OFF, Map.of());

    @Test
    void eachIsFoundByTheNameThatItHasItself() {
        Set<String> all = names("--help");
        assertThat(all).hasSize(11).allSatisfy(name -> assertThat(names(name)).containsExactly(name));
    }

    @Test
    void theWindowNeedsNone() {
        assertThat(names()).isEmpty();
        assertThat(names("program.o", "capture.pcap")).isEmpty();
    }

    @Test
    void theFirstNamedIsMeant() {
        assertThat(names("program.o", "verify", "run")).containsExactly("verify");
        assertThat(names("verify", "--json", "run")).containsExactly("verify");
    }

    @Test
    void optionsAndFilesOfArgumentsBeforeItMayNeedAnyOfThem() {
        assertThat(names("--debug", "verify")).isEqualTo(names("@arguments")).isEqualTo(names("--help"));
    }

    @Test
    void onlyFilesNeedNoOptionsToBeUnderstood() {
        assertThat(Subcommands.areFiles(List.of())).isTrue();
        assertThat(Subcommands.areFiles(List.of("program.o", "capture.pcap"))).isTrue();
        assertThat(Subcommands.areFiles(List.of("program.o", "--debug"))).isFalse();
        assertThat(Subcommands.areFiles(List.of("@arguments"))).isFalse();
        assertThat(Subcommands.areFiles(List.of("program.o", "verify"))).isFalse();
    }

    private Set<String> names(String... arguments) {
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create());
        Subcommands.needed(terminal, List.of(arguments)).forEach(line::addSubcommand);
        return line.getSubcommands().keySet();
    }
}
