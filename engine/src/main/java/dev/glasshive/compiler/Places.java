package dev.glasshive.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Numbers for the places in one segment: slots of the function that it begins in are their own numbers; a function that is written out at the place of its call
/// has numbers of its own there.
final class Places {
    private final int size;
    private final List<Call> calls = new ArrayList<>();

    /// A call that is written out.
    ///
    /// @param slot of the call
    /// @param back the place behind it
    record Call(int slot, int back) {}

    /// Of a program with `size` slots.
    Places(int size) {
        this.size = size;
    }

    /// Writes out a call of the function at the slot `target`.
    ///
    /// @return the place where that function begins
    int enter(Call call, int target) {
        calls.add(call);
        return calls.size() * size + target;
    }

    /// The slot of the instruction at `place`.
    int slot(int place) {
        return place % size;
    }

    /// The number of the call at `place`: 0 for the function that the segment begins in.
    int number(int place) {
        return place / size;
    }

    /// The call that is open at `place`, if one has been written out there.
    Optional<Call> call(int place) {
        int number = number(place);
        return number == 0 ? Optional.empty() : Optional.of(calls.get(number - 1));
    }
}
