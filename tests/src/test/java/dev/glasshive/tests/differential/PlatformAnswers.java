package dev.glasshive.tests.differential;

import dev.glasshive.isa.Size;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What Linux, or our tables of it, let programs of a hook do: yes or no to each question. A sheet of the answers can be compared and kept in a file.
interface PlatformAnswers {
    /// The highest helper number asked about.
    int LAST_HELPER = 220;
    /// Contexts longer than this are asked about at both ends only.
    int LONG_CONTEXT = 256;

    /// Whether a program may load from its context.
    boolean loads(ProgramType hook, int offset, Size size);

    /// Whether a program may store into its context.
    boolean stores(ProgramType hook, int offset, Size size);

    /// Whether a program may return `value`.
    boolean returns(ProgramType hook, int value);

    /// Whether a program under a licence may call a helper.
    boolean calls(ProgramType hook, int helper, String licence);

    /// Every answer, a line for each hook and width, or helper and licence.
    default List<String> sheet() {
        List<String> lines = new ArrayList<>();
        List<ProgramType> hooks = Platforms.linux().hooks();
        for (ProgramType hook : hooks) {
            for (Size size : Size.values()) {
                lines.add(name(hook) + " load " + size.bytes() + ": " + numbers(offsets(hook), offset -> loads(hook, offset, size)));
                lines.add(name(hook) + " store " + size.bytes() + ": " + numbers(offsets(hook), offset -> stores(hook, offset, size)));
            }
            lines.add(name(hook) + " return: " + numbers(IntStream.rangeClosed(-3, 11), value -> returns(hook, value)));
        }
        for (int helper = 1; helper <= LAST_HELPER; helper++) {
            for (String licence : List.of("GPL", "MIT")) {
                int number = helper;
                List<String> able = hooks.stream().filter(hook -> calls(hook, number, licence)).map(PlatformAnswers::name).toList();
                lines.add("helper " + helper + " " + licence + ": " + (able.size() == hooks.size() ? "all" : String.join(" ", able)));
            }
        }
        return lines;
    }

    private static String name(ProgramType hook) {
        return hook.attach().isEmpty() ? hook.name() : hook.name() + "/" + hook.attach();
    }

    /// A little before the end and beyond it, for accesses across the end.
    private static IntStream offsets(ProgramType hook) {
        int size = hook.context().size();
        return size <= LONG_CONTEXT ? IntStream.range(0, size + 4) : IntStream.concat(IntStream.range(0, 80), IntStream.range(size - 16, size + 12));
    }

    /// The numbers of `all` with the answer yes: `0-12/4` for 0 4 8 12.
    private static String numbers(IntStream all, IntPredicate answer) {
        List<Integer> yes = all.filter(answer).boxed().toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < yes.size(); i++) {
            text.append(text.isEmpty() ? "" : " ").append(yes.get(i));
            int step = i + 1 < yes.size() ? yes.get(i + 1) - yes.get(i) : 0;
            int last = i;
            while (last + 1 < yes.size() && yes.get(last + 1) - yes.get(last) == step) {
                last++;
            }
            if (last > i + 1) {
                text.append('-').append(yes.get(last)).append('/').append(step);
                i = last;
            }
        }
        return text.toString();
    }
}
