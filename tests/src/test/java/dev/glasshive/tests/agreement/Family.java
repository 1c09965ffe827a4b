package dev.glasshive.tests.agreement;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.tests.differential.RandomCase;
import dev.glasshive.tests.differential.RandomReachCase;
import dev.glasshive.tests.verifier.RandomVerifierProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// Where random programs come from. The same seed and number give the same question everywhere and for ever.
enum Family {
    /// Programs that are accepted and whose every register and slot of the stack counts.
    PLAIN {
        @Override
        Question question(long seed, int number) {
            return of(this, RandomCase.of(seed, number), number);
        }
    },
    /// The same with a few statements each.
    SMALL {
        @Override
        Question question(long seed, int number) {
            return of(this, RandomCase.small(seed, number), number);
        }
    },
    /// Programs with functions that helpers call, tail calls, maps in maps, global data, ring buffers and packets that change their size.
    REACHING {
        @Override
        Question question(long seed, int number) {
            RandomReachCase reaching = RandomReachCase.of(seed, number);
            List<Program> programs = new ArrayList<>(List.of(Question.program("random", reaching.type(), reaching.instructions())));
            for (int i = 0; i < reaching.targets().size(); i++) {
                programs.add(Question.program(RandomReachCase.targetNames().get(i), reaching.type(), reaching.targets().get(i)));
            }
            return new Question(name(number), new ProgramSet("random", "GPL", programs, reaching.maps()), reaching.packets(), isSound());
        }
    },
    /// Programs for verifiers, of which about two fifths are refused.
    JUDGED {
        @Override
        Question question(long seed, int number) {
            RandomVerifierProgram program = RandomVerifierProgram.of(seed, number);
            Random random = new Random(seed ^ number * 0x9e37_79b9_7f4a_7c15L);
            List<Bytes> packets = Stream.generate(() -> RandomCase.packet(random)).limit(2).toList();
            ProgramSet set = program.set();
            return new Question(name(number), new ProgramSet(set.origin(), set.license(),
                    List.of(Question.program(set.programs().getFirst().name(), program.type(), program.instructions())), set.maps()), packets, isSound());
        }
    },
    /// Programs of the other families in which a slot or two were changed.
    CHANGED {
        @Override
        Question question(long seed, int number) {
            Random random = new Random(seed * 31 + number);
            random.nextInt();
            random.nextInt();
            Question base = (random.nextInt(3) == 0 ? JUDGED : SMALL).question(seed + 1, number);
            Question changed = base.with(Change.of(base.program().code().instructions(), base.set().maps().size(), random));
            return new Question(name(number), changed.set(), changed.packets(), isSound());
        }
    };

    abstract Question question(long seed, int number);

    /// Whether all its programs were written to be accepted.
    boolean isSound() {
        return this != JUDGED && this != CHANGED;
    }

    String name(int number) {
        return name().toLowerCase(Locale.ROOT) + " " + number;
    }

    private static Question of(Family family, RandomCase random, int number) {
        return new Question(family.name(number), new ProgramSet("random", "GPL", List.of(Question.program("random", random.type(), random.instructions())), random.maps()),
                random.packets(), family.isSound());
    }
}
