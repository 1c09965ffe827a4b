package dev.glasshive.vm;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.OpcodeMatrix;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Set;

/// The simulated computer that a program runs on, as opposed to the operating system ([dev.glasshive.platform.Platform]) and to what goes on around it ([World]).
///
/// @param order of the bytes of a number in memory, and so of the fields of instructions (RFC 9669 section 3.1)
/// @param groups of instructions that it can run (RFC 9669 section 2.4); others are refused where they are met
/// @param cpus how many processors it has, 1 to [#MOST_CPUS]
/// @param turns how they take turns, if there are several
public record Host(ByteOrder order, Set<ConformanceGroup> groups, int cpus, Turns turns) {
    /// The most processors.
    public static final int MOST_CPUS = 8;

    /// Little-endian, every group, one processor.
    public static final Host DEFAULT = new Host(ByteOrder.LITTLE_ENDIAN, EnumSet.allOf(ConformanceGroup.class), 1, Turns.DEFAULT);

    /// Copies what it is given.
    ///
    /// @throws IllegalArgumentException if the number of processors is out of range
    public Host {
        groups = Set.copyOf(groups);
        if (cpus < 1 || cpus > MOST_CPUS) {
            throw new IllegalArgumentException("a host has 1 to " + MOST_CPUS + " processors, not " + cpus);
        }
    }

    /// Whether it has the conformance group of `instruction`.
    boolean runs(Instruction instruction) {
        return groups.size() == ConformanceGroup.values().length || groups.contains(OpcodeMatrix.row(instruction).group());
    }

    /// The same one with another byte order.
    public Host withOrder(ByteOrder other) {
        return new Host(other, groups, cpus, turns);
    }

    /// The same one with other groups.
    public Host withGroups(Set<ConformanceGroup> others) {
        return new Host(order, others, cpus, turns);
    }

    /// The same one with another number of processors, which take `others` turns.
    public Host withCpus(int count, Turns others) {
        return new Host(order, groups, count, others);
    }
}
