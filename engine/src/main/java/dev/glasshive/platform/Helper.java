package dev.glasshive.platform;

import java.util.List;
import java.util.Set;

/// A function of the platform that programs call by number.
///
/// @param programTypes that may call it
/// @param arguments in the order r1 to r5; empty also where this program only knows that the helper exists
/// @param prototype in C, or an empty string
public record Helper(int id, String name, Set<String> programTypes, List<Argument> arguments, String result, String prototype) {

    /// Copies what it is given.
    public Helper {
        programTypes = Set.copyOf(programTypes);
        arguments = List.copyOf(arguments);
    }

    /// What a helper expects in a register.
    public enum Argument {
        MAP, PROGRAM_ARRAY, KEY, VALUE, CONTEXT, ANY, READABLE, READABLE_OR_NULL, WRITABLE, SIZE, SIZE_OR_ZERO
    }
}
