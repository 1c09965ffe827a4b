package dev.glasshive.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The commands besides the window. Reading one from its annotations takes a while, and most calls need one or, for the window, none.
final class Subcommands {
    private static final Map<String, Function<Terminal, Object>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("run", RunCommand::new);
        BY_NAME.put("verify", VerifyCommand::new);
        BY_NAME.put("compare", CompareCommand::new);
        BY_NAME.put("asm", AsmCommand::new);
        BY_NAME.put("disasm", DisasmCommand::new);
        BY_NAME.put("inspect", InspectCommand::new);
        BY_NAME.put("lesson", LessonCommand::of);
        BY_NAME.put("bench", BenchCommand::new);
        BY_NAME.put("render", RenderCommand::new);
        BY_NAME.put("conformance", ConformanceCommand::new);
        BY_NAME.put("conformance-plugin", ConformancePluginCommand::new);
    }

    private Subcommands() {}

    /// The commands that a call with `arguments` may need: the first that is named; none where only files are; all where an option or a file of arguments comes
    /// first, for it may ask for help, which lists them.
    static List<Object> needed(Terminal terminal, List<String> arguments) {
        Optional<String> first = arguments.stream().filter(argument -> isOption(argument) || BY_NAME.containsKey(argument)).findFirst();
        return first.map(argument -> BY_NAME.entrySet().stream().filter(entry -> isOption(argument) || entry.getKey().equals(argument)).map(entry -> entry.getValue().apply(terminal)).toList())
                .orElse(List.of());
    }

    /// Whether a call with `arguments` opens the window, all of them, if there are any, being files to show.
    static boolean areFiles(List<String> arguments) {
        return arguments.stream().noneMatch(argument -> isOption(argument) || BY_NAME.containsKey(argument));
    }

    /// An option, or a file of arguments, which may hold anything.
    private static boolean isOption(String argument) {
        return argument.startsWith("-") || argument.startsWith("@");
    }
}
