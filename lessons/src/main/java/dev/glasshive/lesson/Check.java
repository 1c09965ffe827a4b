package dev.glasshive.lesson;

import dev.glasshive.platform.Platform;
import dev.glasshive.program.Bytes;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Something that can be found out about a learner's work without anybody looking.
public sealed interface Check {

    /// About a program's runs over all its inputs.
    record Run(RunGoal goal) implements Check {}

    /// About a state that a run goes through: some position fits the moment, and all facts hold there. Without facts, the position is reached.
    record State(Moment moment, List<Fact> facts) implements Check {
        /// Copies what it is given.
        public State {
            facts = List.copyOf(facts);
        }
    }

    /// About the instructions of a program.
    record Uses(CodeGoal goal) implements Check {}

    /// About what a verifier says to a program.
    record Verified(VerifierGoal goal) implements Check {}

    /// `check`, on another operating system.
    record On(Platform platform, Check check) implements Check {}

    /// The question of the step, a prediction or a quiz, has its right answer.
    record Answered() implements Check {}

    /// What runs must do.
    sealed interface RunGoal {}

    /// No run traps.
    record Finishes() implements RunGoal {}

    /// A run ends with this in r0.
    ///
    /// @param packet from 1; absent for all
    record Returns(OptionalInt packet, Data r0) implements RunGoal {}

    /// After the last run the fact holds: an entry of a map.
    record Leaves(Fact fact) implements RunGoal {}

    /// A packet afterwards.
    ///
    /// @param packet from 1
    record Sends(int packet, Bytes data) implements RunGoal {}

    /// Every run does what the worked solution's does.
    record LikeSolution(Set<Aspect> aspects) implements RunGoal {
        /// Copies what it is given.
        public LikeSolution {
            aspects = Set.copyOf(EnumSet.copyOf(aspects));
        }
    }

    /// Something printed holds this text.
    record Prints(String text) implements RunGoal {}

    /// No run takes more steps.
    record Within(int steps) implements RunGoal {}

    /// What a run leaves behind.
    enum Aspect {
        /// r0, the lower 32 bits that hooks look at.
        RESULT,
        /// Contents of maps.
        MAPS,
        /// Bytes of the packet.
        PACKET,
        /// Printed lines.
        CONSOLE
    }

    /// What code must look like.
    sealed interface CodeGoal {}

    /// An instruction of the pattern occurs.
    record Contains(InstructionPattern pattern) implements CodeGoal {}

    /// No instruction of the pattern occurs.
    record Avoids(InstructionPattern pattern) implements CodeGoal {}

    /// There are no more instructions than this.
    record AtMost(int instructions) implements CodeGoal {}

    /// What a verifier must say.
    sealed interface VerifierGoal {}

    /// The program may run.
    record Accepts() implements VerifierGoal {}

    /// The program may not run.
    ///
    /// @param message a piece of the message; empty for any
    record Rejects(String message) implements VerifierGoal {}

    /// Every path that comes to the instruction knows this before it.
    record Knows(int slot, Knowledge knowledge) implements VerifierGoal {}

    /// It looks at no more instructions, over all paths.
    record Processes(int most) implements VerifierGoal {}
}
