package dev.glasshive.app.registers;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.workspace.ClaimPicture;
import java.util.List;

/// Everything there is to know of one register.
///
/// @param title its name and where it is looked at
/// @param words what the verifier knows, in a sentence
/// @param facts in the order in which they are shown
public record RegisterDetail(String title, Kind kind, String words, ClaimPicture picture, List<Fact> facts) {
    /// A fact: what it is about, and what is so.
    public record Fact(String name, String text) {}

    /// Copies what it is given.
    public RegisterDetail {
        facts = List.copyOf(facts);
    }
}
