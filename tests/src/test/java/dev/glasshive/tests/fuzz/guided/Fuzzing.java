package dev.glasshive.tests.fuzz.guided;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Fuzzes one reader after the other, each in a process of its own: `Fuzzing FOLDER SECONDS [TARGET...]`, without targets all. `tests/setup/fuzz` starts it.
///
/// What was found to be of interest stays in FOLDER/TARGET/corpus for the next time. An input that broke a promise is in FOLDER/TARGET/findings, the story in FOLDER/TARGET/story.txt.
final class Fuzzing {
    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final int MOST_FINDINGS = 20;

    private Fuzzing() {}

    static void main(String[] args) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(args[1]);
        List<Target> targets = args.length == 2 ? List.of(Target.values())
                : Arrays.stream(args).skip(2).map(word -> Target.valueOf(word.toUpperCase(Locale.ROOT))).toList();
        int findings = 0;
        for (Target target : targets) {
            Path folder = Path.of(args[0]).toAbsolutePath().resolve(target.word());
            for (String name : List.of("corpus", "findings", "seeds")) {
                Files.createDirectories(folder.resolve(name));
            }
            int number = 0;
            for (byte[] seed : target.inputs()) {
                Files.write(folder.resolve("seeds").resolve(String.format(Locale.ROOT, "%03d", number++)), seed);
            }
            Path story = folder.resolve("story.txt");
            int exit = new ProcessBuilder(command(target, folder, seconds)).redirectErrorStream(true).redirectOutput(story.toFile()).start().waitFor();
            Tally tally = Tally.of(Files.readString(story), exit);
            System.out.println(target.word() + ": " + tally.sentence());
            if (tally.findings() > 0) {
                System.out.println("  " + folder.resolve("findings") + " and " + story);
            }
            findings += tally.findings();
        }
        System.exit(findings == 0 ? 0 : 1);
    }

    /// Only our own classes are watched. Heap and stack are small, so that what grows without bound is noticed.
    private static List<String> command(Target target, Path folder, int seconds) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g", "-Xss1m", "-XX:+UseSerialGC", "-Xshare:off", "-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-cp", System.getProperty("java.class.path"), JAZZER,
                "--target_class=" + target.type().getName(), "--instrumentation_includes=dev.glasshive.**", "--custom_hook_excludes=**", "--mutator_framework=false",
                "--keep_going=" + MOST_FINDINGS, "--reproducer_path=" + folder.resolve("findings")));
        command.addAll(List.of(folder.resolve("corpus").toString(), folder.resolve("seeds").toString(), "-artifact_prefix=" + folder.resolve("findings") + "/", "-max_total_time=" + seconds, "-max_len=" + target.longest(),
                "-timeout=60", "-rss_limit_mb=1900", "-print_final_stats=1"));
        return command;
    }
}
