package dev.glasshive.platform;

import java.util.List;
import java.util.Set;

/// A function of the platform that programs call by number.
///
/// @param programTypes that may call it, at least attached in some way
/// @param hooks that may call it: a program type, or a type and the way it is attached (`cgroup_sock_addr/connect4`) where others may not
/// @param arguments in the order r1 to r5; empty also where this program only knows that the helper exists
/// @param prototype in C, or an empty string
/// @param licence which programs may call it
public record Helper(int id, String name, Set<String> programTypes, Set<String> hooks, List<Argument> arguments, String result, String prototype,
        Licence licence) {

    /// Copies what it is given.
    public Helper {
        programTypes = Set.copyOf(programTypes);
        hooks = Set.copyOf(hooks);
        arguments = List.copyOf(arguments);
    }

    /// Whether programs of `type` may call it.
    public boolean allowsCallsFrom(ProgramType type) {
        return hooks.contains(type.name()) || hooks.contains(type.name() + "/" + type.attach());
    }

    /// Under which licences a program may call a helper.
    public enum Licence {
        /// Any.
        ANY,
        /// One that is compatible with the GPL.
        GPL
    }

    /// What a helper expects in a register.
    public enum Argument {
        MAP, PROGRAM_ARRAY, KEY, VALUE, CONTEXT, ANY, READABLE, READABLE_OR_NULL, WRITABLE, SIZE, SIZE_OR_ZERO
    }
}
