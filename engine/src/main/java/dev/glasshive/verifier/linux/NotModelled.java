package dev.glasshive.verifier.linux;

/// Ends the analysis: the program uses what this verifier does not know, so it can be neither accepted nor refused.
final class NotModelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;

    /// @param what names the feature, such as `kernel functions (kfuncs)`
    NotModelled(String what) {
        super(what, null, false, false);
        this.what = what;
    }

    String what() {
        return what;
    }
}
