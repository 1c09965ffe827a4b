package dev.glasshive.verifier;

/// What the account that loads a program may do.
public enum Privilege {
    /// Everything.
    ROOT,
    /// `CAP_BPF` and no more.
    BPF,
    /// Nothing special.
    NONE
}
