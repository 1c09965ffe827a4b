package dev.glasshive.tests.bench;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.CodePane;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.verifier.Visit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.util.Subscription;

/// Measures how long the window makes its user wait, and how much memory it holds, while something large is open. Run its main by hand; docs/performance.md
/// says how. Each scenario runs in a process of its own, with the flags of this one; arguments name the scenarios to run.
public final class WindowSpeed {
    private static final int WIDTH = Integer.getInteger("width", 1600);
    private static final int HEIGHT = Integer.getInteger("height", 1000);
    private static final long FRAME = 1_000_000_000L / 60;
    private static final int LINES = Integer.getInteger("lines", 4_000);
    private static final Pattern PULSE = Pattern.compile("PULSE: \\d+ \\[-?\\d+ms:(\\d+)ms\\].*");
    private static final String BEGIN = "measuring";
    private static final String RESULT = "result ";

    private WindowSpeed() {}

    /// What a user does.
    private enum Scenario {
        IDLE {
            @Override
            void prepare(OpenWindow window) {}

            @Override
            String act(OpenWindow window) {
                pause(3_000);
                return "";
            }
        },
        FIRST_OPENING {
            @Override
            void prepare(OpenWindow window) {}

            @Override
            String act(OpenWindow window) {
                OpenWindow.onFx(() -> window.workspace().openSample("count_protocols"));
                window.settle();
                return "";
            }
        },
        STEPPING {
            @Override
            String act(OpenWindow window) {
                repeat(600, i -> OpenWindow.onFx(() -> window.workspace().step()));
                return "";
            }
        },
        LONG_RUN {
            @Override
            String act(OpenWindow window) {
                OpenWindow.onFx(() -> window.workspace().openText("long.bpf", ".program xdp main\nr0 = 0\nagain:\nr0 += 1\nif r0 != 5000000 goto again\nexit\n"));
                window.settle();
                Workspace workspace = window.workspace();
                int length = workspace.session().get().timeline().orElseThrow().length();
                Random random = new Random(1);
                repeat(300, i -> OpenWindow.onFx(() -> workspace.goTo(random.nextInt(length))));
                repeat(300, i -> OpenWindow.onFx(() -> workspace.goTo(length / 2 + 997 * i)));
                return length + " steps";
            }
        },
        LARGE_PROGRAM {
            @Override
            String act(OpenWindow window) {
                OpenWindow.onFx(() -> window.workspace().openText("large.bpf", large()));
                window.settle();
                repeat(300, i -> OpenWindow.onFx(() -> window.workspace().step()));
                return edit(window);
            }
        },
        VERIFICATION {
            @Override
            String act(OpenWindow window) {
                Workspace workspace = window.workspace();
                OpenWindow.onFx(() -> workspace.openText("many.bpf", ".program xdp main\nr6 = 0\nagain:\nr6 += 1\nif r6 < 25000 goto again\nr0 = 2\nexit\n"));
                window.settle();
                OpenWindow.waitUntil(() -> workspace.verifier().verification().get().isPresent());
                OpenWindow.onFx(() -> {
                    workspace.verifier().mode().set(Mode.VERIFY);
                    workspace.verifier().lookAt(workspace.verifier().verification().get().orElseThrow().visits().getFirst());
                });
                window.settle();
                repeat(300, i -> OpenWindow.onFx(workspace::step));
                List<Visit> visits = workspace.verifier().verification().get().orElseThrow().visits();
                Random random = new Random(1);
                repeat(300, i -> OpenWindow.onFx(() -> workspace.verifier().lookAt(visits.get(random.nextInt(visits.size())))));
                return visits.size() + " states";
            }
        };

        /// Opens a sample and looks around, since nobody begins with the largest thing there is.
        void prepare(OpenWindow window) {
            OpenWindow.onFx(() -> window.workspace().openSample("count_protocols"));
            window.settle();
            repeat(120, i -> OpenWindow.onFx(() -> window.workspace().step()));
            window.settle();
        }

        /// @return what else there is to tell
        abstract String act(OpenWindow window);
    }

    /// Starts here.
    public static void main(String... arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("one")) {
            measure(Scenario.valueOf(arguments[1]));
            System.exit(0);
        }
        System.out.println("| scenario | answer: longest, 95 % (ms) | processor: longest, 95 % (ms) | frames: longest, 95 % (ms) | memory, most (MB) | |");
        System.out.println("|---|---|---|---|---|---|");
        for (Scenario scenario : Scenario.values()) {
            if (arguments.length == 0 || Arrays.asList(arguments).contains(scenario.name())) {
                inProcess(scenario);
            }
        }
    }

    private static void inProcess(Scenario scenario) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Djavafx.pulseLogger=true", "-cp", System.getProperty("java.class.path"), WindowSpeed.class.getName(), "one", scenario.name()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<Long> frames = new ArrayList<>();
        for (String line : process.inputReader().lines().toList()) {
            Matcher pulse = PULSE.matcher(line);
            if (pulse.matches()) {
                frames.add(Long.parseLong(pulse.group(1)));
            } else if (line.equals(BEGIN)) {
                frames.clear();
            } else if (line.startsWith(RESULT)) {
                frames.sort(null);
                String drawn = frames.isEmpty() ? "-" : frames.getLast() + ", " + frames.get((int) (0.95 * (frames.size() - 1)));
                System.out.println(line.substring(RESULT.length()).replace("FRAMES", drawn));
            } else if (line.contains("Exception") || line.startsWith("\tat dev.glasshive")) {
                System.err.println(line);
            }
        }
        process.waitFor();
    }

    private static void measure(Scenario scenario) throws IOException {
        OpenWindow window = OpenWindow.show(Files.createTempDirectory("window-speed").resolve("settings"), WIDTH, HEIGHT);
        window.tidyUp();
        scenario.prepare(window);
        window.settle();
        System.out.println("\n" + BEGIN);
        Heartbeat heart = Heartbeat.start();
        String words;
        try (heart) {
            words = scenario.act(window);
            window.settle();
        }
        // In one piece: frames are logged between the pieces of a format.
        System.out.print(String.format(Locale.ROOT, "%n" + RESULT + "| %s | %s | %s | FRAMES | %s | %s |%n", scenario.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                ends(heart.passed()), ends(heart.busy()), memory(), words));
        System.out.flush();
    }

    private static String ends(double[] two) {
        return String.format(Locale.ROOT, "%.0f, %.0f", two[0], two[1]);
    }

    private static String memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "-";
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM")).sorted((a, b) -> b.compareTo(a))
                .map(line -> Long.toString(Long.parseLong(line.replaceAll("\\D", "")) / 1024)).collect(Collectors.joining(", "));
    }

    /// Types and takes back letters in the middle of the text, and measures what the user waits for after each pause.
    private static String edit(OpenWindow window) {
        CodePane pane = window.assembly();
        int place = pane.text().indexOf("; line " + LINES / 2);
        long[] cost = new long[40];
        long[] told = new long[20];
        long[] busy = new long[20];
        for (int i = 0; i < told.length; i++) {
            boolean wrong = i % 2 == 0;
            for (int key = 0; key < 2; key++) {
                int which = 2 * i + key;
                OpenWindow.onFx(() -> {
                    long start = fxTime();
                    if (wrong) {
                        pane.area().insertText(place, "x");
                    } else {
                        pane.area().deleteText(place, place + 1);
                    }
                    pane.applyCss();
                    pane.layout();
                    cost[which] = fxTime() - start;
                });
                pause(100);
            }
            long engine = engineTime();
            long paused = System.nanoTime();
            CountDownLatch come = new CountDownLatch(1);
            int which = i;
            OpenWindow.onFx(() -> {
                Subscription watch = window.workspace().session().subscribe(session -> {
                    if (session.diagnostics().isEmpty() != wrong && come.getCount() > 0) {
                        told[which] = System.nanoTime() - paused;
                        busy[which] = engineTime() - engine;
                        come.countDown();
                    }
                });
                window.workspace().edit(pane.text());
                return watch;
            });
            await(come);
            window.settle();
        }
        Arrays.sort(cost);
        Arrays.sort(told);
        Arrays.sort(busy);
        return String.format(Locale.ROOT, "a letter takes %.1f ms, at most %.1f; diagnostics come after %.0f ms, at most %.0f, of which the processor worked %.0f, at most %.0f",
                cost[cost.length / 2] / 1e6, cost[cost.length - 1] / 1e6, told[told.length / 2] / 1e6, told[told.length - 1] / 1e6, busy[busy.length / 2] / 1e6, busy[busy.length - 1] / 1e6);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Processor time of the thread that works for the window.
    private static long engineTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds())).filter(thread -> thread != null && thread.getThreadName().equals("engine"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId())).sum();
    }

    private static long fxTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String large() {
        return ".program xdp main\n" + IntStream.range(0, LINES - 2)
                .mapToObj(i -> "    " + switch (i % 4) {
                    case 0 -> "r" + (2 + i % 7) + " = " + i;
                    case 1 -> "r3 += " + i;
                    case 2 -> "*(u64 *)(r10 - " + 8 * (i % 60 + 1) + ") = r1";
                    default -> "r0 = r10";
                } + "    ; line " + i).collect(Collectors.joining("\n")) + "\n    r0 = 2\n    exit\n";
    }

    private interface Once {
        void run(int i);
    }

    /// Does something 60 times a second.
    private static void repeat(int times, Once what) {
        long next = System.nanoTime();
        for (int i = 0; i < times; i++) {
            what.run(i);
            next = Math.max(next + FRAME, System.nanoTime());
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
