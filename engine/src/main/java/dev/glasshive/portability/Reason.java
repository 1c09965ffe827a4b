package dev.glasshive.portability;

import dev.glasshive.platform.Platform;
import dev.glasshive.repair.Patch;
import java.util.List;

/// Why one system refuses a program that the other takes, or takes once this is out of the way.
///
/// @param refusing the system that refuses
/// @param places the instructions that it is about
/// @param message what its verifier says; empty where a table settles the matter
/// @param subject what the words name: a helper, a map, a register
/// @param evidence what shows it; none where it is only what the verifier says
/// @param remedy patches of the program that mend it on both systems; none where there is none at hand
public record Reason(Platform refusing, Cause cause, List<Place> places, String message, String subject, List<Evidence> evidence, List<Patch> remedy) {

    /// Copies what it is given.
    public Reason {
        places = List.copyOf(places);
        evidence = List.copyOf(evidence);
        remedy = List.copyOf(remedy);
    }

    /// A reason with nothing at hand that mends it.
    public Reason(Platform refusing, Cause cause, List<Place> places, String message, String subject, List<Evidence> evidence) {
        this(refusing, cause, places, message, subject, evidence, List.of());
    }

    /// Whether more than a message shows it.
    public boolean isProven() {
        return !evidence.isEmpty();
    }

    /// What lies behind a difference.
    public enum Cause {
        /// There is no such hook.
        HOOK,
        /// There is no such helper, or not for this hook.
        HELPER,
        /// A number calls another helper.
        HELPER_NUMBER,
        /// There is no such kind of map, or not with these flags.
        MAP,
        /// The instructions belong to a group that the system does not take.
        INSTRUCTIONS,
        /// Something beyond the standard.
        FEATURE,
        /// The context is laid out in another way.
        CONTEXT,
        /// The hook does not take the result.
        RESULT,
        /// A helper is for programs under the GPL only.
        LICENSE,
        /// A loop whose bound has to be proven without walking it.
        LOOP,
        /// A loop that would have to be walked too often.
        WALK,
        /// Paths were joined, and what belonged together was forgotten.
        JOIN,
        /// Rounds of a loop were joined, and what still grew was given up.
        WIDEN,
        /// Bytes of the stack that nobody wrote go to a helper.
        STACK_BYTES,
        /// A pointer goes where programs or people can read it.
        POINTER,
        /// Functions that call each other share one limit of the stack.
        FRAMES,
        /// Instructions that no way leads to.
        UNREACHABLE,
        /// A function that can be called from elsewhere is judged by its signature alone.
        GLOBAL_ARGUMENT,
        /// A check of the packet bounds another pointer.
        PACKET_RANGE,
        /// What happens when a tail call fails.
        TAIL_CALL,
        /// Something that one of the two verifiers here does not model.
        UNKNOWN,
        /// None of these: what the verifier says is all there is.
        OTHER
    }
}
